import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort } from './local/free-port.ts';
import { mongoWireServer } from './local/mongo-install.ts';
import { startServer } from './local/server-process.ts';
import { untilStopped } from './local/until-stopped.ts';

export interface LocalMongo {
  readonly uri: string;
  readonly pid: number;
  /** Kills the server as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, and waits until it listens. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs a MongoDB-wire server as a plain process on loopback, durable at every commit. It is there for tests and for a
 * look at the distributed engine; it is slow, so never judge speed on it.
 */
export async function startLocalMongo(options: { readonly dir: string; readonly port?: number }): Promise<LocalMongo> {
  const command = await mongoWireServer();
  const port = options.port ?? (await freePort());
  await mkdir(options.dir, { recursive: true });
  const start = () =>
    startServer({
      name: 'the MongoDB-wire server',
      command,
      // without --sync-on-commit a kill -9 loses writes that were acknowledged with `j: true`
      args: ['--host', '127.0.0.1', '--port', String(port), '--storage-path', join(options.dir, 'data'), '--sync-on-commit'],
      logFile: join(options.dir, 'server.log'),
      ready: () => answers({ host: '127.0.0.1', port }),
      readyTimeoutMs: 60_000,
      missing: 'remove the folder .local/mongo, it is broken',
    });
  let server = await start();
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    get pid() {
      return server.pid;
    },
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: () => server.stop(),
  };
}

if (import.meta.main) {
  const [given] = process.argv.slice(2);
  const dir = given ?? (await mkdtemp(join(tmpdir(), 'tongguan-mongo-')));
  const mongo = await startLocalMongo({ dir });
  console.log(`MONGODB_URI=${mongo.uri}   (data in ${dir}; Ctrl-C stops it)`);
  await untilStopped();
  await mongo.stop();
  if (given === undefined) await rm(dir, { recursive: true, force: true });
}
