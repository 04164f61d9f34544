import { join } from 'node:path';
import type { Clock } from '@tongguan/event-store/clock';
import type { EventEngine } from '@tongguan/event-store/port';
import type { ReadModelEngine } from '@tongguan/read-models/port';
import type { HostSettings } from './host-settings.ts';
import type { Logger } from './logging.ts';

export interface Engines {
  readonly events: EventEngine;
  readonly readModels: ReadModelEngine;
}

export interface EngineOptions {
  readonly settings: HostSettings;
  readonly dataDir: string;
  readonly processName: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Opens the two engines of a process. Drivers are loaded only where they are used, so the default start knows no Kafka. */
export async function openEngines(options: EngineOptions): Promise<Engines> {
  const { settings, dataDir, clock } = options;
  if (settings.distributed === undefined) {
    const [{ openEmbeddedEngine }, { openEmbeddedReadModels }] = await Promise.all([
      import('@tongguan/event-store/embedded/engine'),
      import('@tongguan/read-models/embedded/engine'),
    ]);
    const events = await openEmbeddedEngine({ file: join(dataDir, 'events.db'), clock });
    const readModels = await openEmbeddedReadModels({ file: join(dataDir, 'read-models.db'), clock });
    return { events, readModels };
  }
  return openDistributed(options, settings.distributed);
}

async function openDistributed(options: EngineOptions, settings: NonNullable<HostSettings['distributed']>): Promise<Engines> {
  const { processName, clock } = options;
  const { kafkaBrokers, mongodbUri, replicationFactor, namespace } = settings;
  const [{ openDistributedEngine }, { openDistributedReadModels }] = await Promise.all([
    import('@tongguan/event-store/distributed/engine'),
    import('@tongguan/read-models/distributed/engine'),
  ]);
  const readModels = await openDistributedReadModels({ uri: mongodbUri, database: `${namespace}-${processName}`, clock });
  const events = await openDistributedEngine({ brokers: kafkaBrokers, uri: mongodbUri, namespace, replicationFactor, clock });
  return { events, readModels };
}
