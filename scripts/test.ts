/**
 * `npm test`: every check and every test. `npm run check` (--quick): what needs no broker, for the editor loop.
 * Arguments that are not options go to vitest alone: `npm test -- services/clearance`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwAwayFolder } from './local/memory-folder.ts';
import { provideBrokers } from './provide-brokers.ts';
import { provideChromium } from './provide-chromium.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const quick = process.argv.includes('--quick');
const filters = process.argv.slice(2).filter((arg) => arg !== '--quick');
const report = join(root, '.local/test-report.json');
const CI = process.env['CI'] === 'true';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const CHECKS: readonly Step[] = [
  { name: 'types of the web UI', command: [bin('tsc'), '--project', 'services/single-window/web/tsconfig.json'] },
  { name: 'types', command: [bin('tsc'), '--project', 'tsconfig.json'] },
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'boundaries', command: [bin('depcruise'), '--config', '.dependency-cruiser.mjs', 'services', 'proto', 'scripts', 'infra'] },
  { name: 'contracts', command: [bin('buf'), 'lint'] },
  { name: 'contracts: nothing breaks', command: [bin('buf'), 'breaking', '--against', 'proto/baseline.binpb'] },
  { name: 'dead code', command: [bin('knip')] },
];

let stopBrokers: (() => Promise<void>) | undefined;
let running: ReturnType<typeof spawn> | undefined;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(signal, () => {
    stopped = true;
    running?.kill('SIGTERM');
    setTimeout(() => process.exit(130), 10_000).unref();
  });
}

process.exitCode = await main();
if (process.connected) process.disconnect();

async function main(): Promise<number> {
  if (filters.length === 0 && !(await runChecks())) return 1;
  // every commit of every test waits for its disk
  const folder = throwAwayFolder('tongguan-test');
  process.once('exit', () => {
    folder.remove();
  });
  process.env['TMPDIR'] = folder.path;
  const projects = quick ? ['--project', 'unit'] : [];
  const env: NodeJS.ProcessEnv = { ...process.env, KAFKAJS_NO_PARTITIONER_WARNING: '1' };
  if (!quick) {
    const brokers = await provideBrokers();
    stopBrokers = () => brokers.stop();
    console.log(`[test] Kafka and MongoDB: ${brokers.how}`);
    env['KAFKA_BROKERS'] = brokers.kafkaBrokers;
    env['MONGODB_URI'] = brokers.mongodbUri;
    const chromium = await provideChromium();
    if ('path' in chromium) env['CHROMIUM'] = chromium.path;
    console.log(`[test] Chromium: ${'path' in chromium ? chromium.path : chromium.missing}`);
  }
  try {
    if (stopped) return 130;
    mkdirSync(join(root, '.local'), { recursive: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run([bin('vitest'), 'run', ...projects, ...reporters, ...filters], env);
    return summarise(code);
  } finally {
    await stopBrokers?.();
  }
}

/** Two at a time (the smallest machine has two cores); the output of what fails is shown whole. */
async function runChecks(): Promise<boolean> {
  const queue = [...CHECKS];
  let ok = true;
  // the types of the API come first: types and lint of the web UI need them
  const types = await capture([process.execPath, 'scripts/web/api-types.ts']);
  if (types.code !== 0) {
    console.log(`[test] FAILED types of the API\n${types.output}`);
    return false;
  }
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step && !stopped; step = queue.shift()) {
      const started = Date.now();
      const { code, output } = await capture(step.command);
      if (code !== 0) ok = false;
      console.log(`[test] ${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(output);
    }
  };
  await Promise.all([worker(), worker()]);
  return ok;
}

/** Nothing may be skipped in CI; the last line is for machines that count. */
function summarise(code: number): number {
  if (!existsSync(report)) return code === 0 ? 1 : code;
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  };
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.log(`[test] ${skipped} skipped, for the reasons printed above${CI ? ': not allowed with CI=true' : ''}`);
  console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed, ${skipped} skipped`);
  return code !== 0 ? code : CI && skipped > 0 ? 1 : 0;
}

function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    running = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
    running.on('error', (error) => {
      console.error(`[test] cannot start ${program}: ${error.message}`);
      resolve(127);
    });
    running.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

function capture(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (error) => {
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') });
    });
  });
}
