import { runService } from '@tongguan/runtime/process';
import { readConfig } from './config.ts';
import { startService } from './service.ts';

await runService({ name: 'identity', readConfig, startService });
