/**
 * `npm run start:distributed`: one process per service on Kafka and a MongoDB-wire server, which are taken from
 * KAFKA_BROKERS and MONGODB_URI, or started locally. Data and logs in `.data-distributed/` (TONGGUAN_DATA_DIR).
 */
import { resolve } from 'node:path';
import { DEMO_USERS } from './demo-users.ts';
import { startFleet } from './fleet.ts';
import type { Fleet } from './fleet.ts';
import { startLocalKafka } from './local-kafka.ts';
import { startLocalMongo } from './local-mongo.ts';

const dataDir = resolve(process.env['TONGGUAN_DATA_DIR'] ?? '.data-distributed');
const stops: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;
const stop = (code: number): Promise<void> =>
  (stopping ??= (async () => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
    process.exit(code);
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void stop(0));

try {
  const [kafka, mongo] = await Promise.all([kafkaAddress(), mongoAddress()]);
  const fleet: Fleet = await startFleet({
    kafkaBrokers: kafka,
    mongodbUri: mongo,
    dataDir,
    httpPort: Number(process.env['TONGGUAN_HTTP_PORT'] ?? '8080'),
    identityPort: Number(process.env['TONGGUAN_IDENTITY_PORT'] ?? '8081'),
    log: (line) => {
      console.error(`[fleet] ${line}`);
    },
  });
  stops.push(() => fleet.stop());
  const lines = [
    '通关 Tongguan is ready: one process per service',
    `  window   ${fleet.url}    API ${fleet.url}/docs`,
    `  sign-in  ${fleet.issuer}`,
    ...DEMO_USERS.map(([role, users], index) => `  ${index === 0 ? 'users  ' : '       '}  ${role}: ${users}`),
    `  Kafka    ${kafka}`,
    `  data     ${dataDir}    logs ${dataDir}/logs`,
    ...[...fleet.probes].map(([name, url]) => `  probes   ${url}/readyz /metrics    ${name}`),
    '  stop     Ctrl-C',
  ];
  console.log(`\n${lines.join('\n')}\n`);
} catch (error) {
  console.error((error as Error).message);
  await stop(1);
}

async function kafkaAddress(): Promise<string> {
  const given = process.env['KAFKA_BROKERS'];
  if (given !== undefined && given !== '') return given;
  console.log('[fleet] starting Kafka locally');
  const kafka = await startLocalKafka({ dir: `${dataDir}/kafka` });
  stops.push(() => kafka.stop());
  return kafka.brokers;
}

async function mongoAddress(): Promise<string> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined && given !== '') return given;
  console.log('[fleet] starting a MongoDB-wire server locally');
  const mongo = await startLocalMongo({ dir: `${dataDir}/mongo` });
  stops.push(() => mongo.stop());
  return mongo.uri;
}
