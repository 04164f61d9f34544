import { runService } from '@tongguan/runtime/process';
import { readConfig } from './config.ts';
import { name, startService } from './service.ts';

await runService({ name, readConfig, startService });
