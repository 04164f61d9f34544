import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './local/free-port.ts';
import { run } from './local/install-once.ts';
import { kafkaClassPath } from './local/kafka-install.ts';
import { brokerProperties } from './local/kafka-properties.ts';
import type { BrokerPlace } from './local/kafka-properties.ts';
import { startServer } from './local/server-process.ts';
import type { ServerProcess } from './local/server-process.ts';
import { untilStopped } from './local/until-stopped.ts';

export interface LocalKafkaOptions {
  /** Folder of the brokers' data, settings and logs; started again on the same folder, the data is still there. */
  readonly dir: string;
  /** Port of the first broker; a free one otherwise. */
  readonly port?: number;
  readonly brokers?: 1 | 3;
  readonly log?: (line: string) => void;
}

export interface LocalKafka {
  /** `host:port` of every broker, by commas. */
  readonly brokers: string;
  readonly pids: readonly number[];
  /** Kills broker `i` (from 0) as a crash does. */
  kill(i: number): Promise<void>;
  /** Starts broker `i` again on the same port and data, and waits until it serves. */
  restart(i: number): Promise<void>;
  stop(): Promise<void>;
}

// One id for all local clusters: a data folder can be used again, and no broker meets one of another folder.
const CLUSTER_ID = 'VG9uZ2d1YW5Mb2NhbDAwMQ';
const JVM = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dlog4j2.level=INFO'];
const JAVA_MISSING = 'Kafka needs Java 17 or newer, or give KAFKA_BROKERS';

/** Runs real Apache Kafka (KRaft) as plain processes on loopback; no container engine is needed. */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const classPath = await kafkaClassPath();
  const places = await Promise.all(
    Array.from({ length: options.brokers ?? 1 }, async (_, i): Promise<BrokerPlace> => {
      const port = i === 0 && options.port !== undefined ? options.port : await freePort();
      return { id: i + 1, port, controllerPort: await freePort(), dataDir: join(options.dir, `broker-${i + 1}`) };
    }),
  );
  await mkdir(options.dir, { recursive: true });
  await Promise.all(places.map((place) => format(classPath, place, places)));

  const start = async (place: BrokerPlace): Promise<ServerProcess> => {
    const broker = await startServer({
      name: `Kafka broker ${place.id}`,
      command: 'java',
      args: [...JVM, '-cp', classPath, 'kafka.Kafka', propertiesFile(place)],
      logFile: `${place.dataDir}.log`,
      ready: (output) => output.includes('Kafka Server started'),
      readyTimeoutMs: 60_000,
      missing: JAVA_MISSING,
    });
    options.log?.(`kafka broker ${place.id} on 127.0.0.1:${place.port}, pid ${broker.pid}`);
    return broker;
  };

  const started = await Promise.allSettled(places.map(start));
  const running = started.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));
  const failed = started.find((r) => r.status === 'rejected');
  if (failed) {
    await Promise.all(running.map((broker) => broker.kill()));
    throw failed.reason;
  }
  const at = <T>(list: readonly T[], i: number): T => {
    const found = list[i];
    if (found === undefined) throw new RangeError(`there is no broker ${i}`);
    return found;
  };
  return {
    brokers: places.map((place) => `127.0.0.1:${place.port}`).join(','),
    get pids() {
      return running.map((broker) => broker.pid);
    },
    kill: (i) => at(running, i).kill(),
    restart: async (i) => {
      await at(running, i).stop();
      running[i] = await start(at(places, i));
    },
    stop: async () => {
      await Promise.all(running.map((broker) => broker.stop()));
    },
  };
}

const propertiesFile = (place: BrokerPlace): string => `${place.dataDir}.properties`;

async function format(classPath: string, place: BrokerPlace, all: readonly BrokerPlace[]): Promise<void> {
  await writeFile(propertiesFile(place), brokerProperties(place, all));
  if (existsSync(join(place.dataDir, 'meta.properties'))) return;
  const args = ['-Xmx128m', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'kafka.tools.StorageTool'];
  await run('java', [...args, 'format', '--ignore-formatted', '-t', CLUSTER_ID, '-c', propertiesFile(place)], JAVA_MISSING);
}

if (import.meta.main) {
  const [given] = process.argv.slice(2);
  const dir = given ?? (await mkdtemp(join(tmpdir(), 'tongguan-kafka-')));
  const kafka = await startLocalKafka({ dir });
  console.log(`KAFKA_BROKERS=${kafka.brokers}   (data in ${dir}; Ctrl-C stops it)`);
  await untilStopped();
  await kafka.stop();
  if (given === undefined) await rm(dir, { recursive: true, force: true });
}
