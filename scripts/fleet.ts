import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { freePort } from './local/free-port.ts';

const root = join(import.meta.dirname, '..');
const SERVICES = ['identity', 'declarations', 'shipments', 'clearance', 'warehouses', 'metrics', 'single-window'] as const;
export type ServiceName = (typeof SERVICES)[number];

const READY_MS = 180_000;
const STOP_MS = 12_000;
const RESTART_PAUSE_MS = 500;

export interface FleetOptions {
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  /** Folder of identity's keys, the analysis file, the seed of the draw and the logs. */
  readonly dataDir: string;
  readonly namespace?: string;
  readonly httpPort?: number;
  readonly identityPort?: number;
  /** Settings added to every process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Every service in a process of its own, started again when it dies, as an orchestrator would do. */
export interface Fleet {
  readonly url: string;
  readonly issuer: string;
  readonly probes: ReadonlyMap<ServiceName, string>;
  /** Ends a service with SIGKILL; it comes back by itself. Resolves when it is ready again. */
  killAndWait(name: ServiceName): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the fleet on loopback and resolves when every service says that it is ready. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { dataDir, log = () => undefined } = options;
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const httpPort = options.httpPort ?? (await freePort());
  const identityPort = options.identityPort ?? (await freePort());
  const grpcPorts = new Map<ServiceName, number>();
  const probePorts = new Map<ServiceName, number>();
  for (const name of SERVICES) {
    grpcPorts.set(name, await freePort());
    probePorts.set(name, await freePort());
  }
  const shared: NodeJS.ProcessEnv = {
    ...process.env,
    TONGGUAN_ENGINE: 'distributed',
    KAFKA_BROKERS: options.kafkaBrokers,
    MONGODB_URI: options.mongodbUri,
    TONGGUAN_DATA_DIR: dataDir,
    TONGGUAN_NAMESPACE: options.namespace ?? 'tongguan',
    TONGGUAN_HOST: '127.0.0.1',
    TONGGUAN_HTTP_PORT: String(httpPort),
    TONGGUAN_IDENTITY_PORT: String(identityPort),
    CLEARANCE_DRAW_SEED: keptSeed(dataDir),
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
    ...Object.fromEntries(
      [...grpcPorts].map(([name, port]) => [`${name.toUpperCase().replaceAll('-', '_')}_GRPC_TARGET`, `127.0.0.1:${port}`]),
    ),
    ...options.env,
  };

  const children = new Map<ServiceName, ChildProcess>();
  let stopping = false;
  const run = (name: ServiceName): void => {
    const out = createWriteStream(join(dataDir, 'logs', `${name}.log`), { flags: 'a' });
    const env = { ...shared, TONGGUAN_GRPC_PORT: String(grpcPorts.get(name)), TONGGUAN_PROBE_PORT: String(probePorts.get(name)) };
    const child = spawn(process.execPath, [join(root, `services/${name}/src/main.ts`)], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(out, { end: false });
    child.stderr?.pipe(out, { end: false });
    children.set(name, child);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log(`${name} ended (${signal ?? `exit ${String(code)}`}); starting it again`);
      setTimeout(() => {
        if (!stopping) run(name);
      }, RESTART_PAUSE_MS);
    });
  };
  const untilReady = async (name: ServiceName): Promise<void> => {
    const url = `http://127.0.0.1:${String(probePorts.get(name))}/readyz`;
    for (const until = Date.now() + READY_MS; Date.now() < until;) {
      await delay(100);
      const ready = await fetch(url).then(
        (reply) => reply.ok,
        () => false,
      );
      if (ready) return;
    }
    throw new Error(`${name} did not become ready in ${READY_MS / 1000} s; its log is ${join(dataDir, 'logs', `${name}.log`)}`);
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    // the door first, so that no request meets half a fleet
    for (const name of [...SERVICES].reverse()) children.get(name)?.kill('SIGTERM');
    await Promise.all([...children.values()].map(ended));
  };

  try {
    for (const name of SERVICES) run(name);
    await Promise.all(SERVICES.map(untilReady));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${httpPort}`,
    issuer: `http://127.0.0.1:${identityPort}`,
    probes: new Map([...probePorts].map(([name, port]) => [name, `http://127.0.0.1:${port}`])),
    async killAndWait(name) {
      const child = children.get(name);
      child?.kill('SIGKILL');
      if (child !== undefined) await ended(child);
      while (children.get(name) === child) await delay(50); // the fleet starts it again by itself
      await untilReady(name);
    },
    stop,
  };
}

/** Resolves when the process is gone; one that does not go in time is killed. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(late);
}

/** Every instance of clearance draws with the same seed, and so does the next start. */
function keptSeed(dataDir: string): string {
  const file = join(dataDir, 'draw-seed');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
