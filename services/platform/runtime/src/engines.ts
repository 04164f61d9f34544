import { join } from 'node:path';
import type { Callers } from '@tongguan/event-store/callers';
import type { Clock } from '@tongguan/event-store/clock';
import { DataFolderInUse, DataFolderTooNew, DataFolderUnwritable } from '@tongguan/event-store/embedded/storage-errors';
import type { EventEngine } from '@tongguan/event-store/port';
import type { ReadModelEngine } from '@tongguan/read-models/port';
import type { DistributedSettings, HostSettings } from './host-settings.ts';
import type { Logger } from './logging.ts';
import { StartError } from './start-error.ts';

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
  readonly callers: Callers;
}

/** Opens the two engines of a process. Drivers are loaded only where they are used, so the default start knows no Kafka. */
export function openEngines(options: EngineOptions): Promise<Engines> {
  const { distributed } = options.settings;
  return distributed === undefined ? openEmbedded(options) : openDistributed(options, distributed);
}

async function openEmbedded({ dataDir, clock, log, callers }: EngineOptions): Promise<Engines> {
  const [{ openEmbeddedEngine }, { openEmbeddedReadModels, DataFileTooNew }] = await Promise.all([
    import('@tongguan/event-store/embedded/engine'),
    import('@tongguan/read-models/embedded/engine'),
  ]);
  let events: EventEngine | undefined;
  try {
    events = await openEmbeddedEngine({ file: join(dataDir, 'events.db'), clock, log, callers });
    return { events, readModels: openEmbeddedReadModels({ file: join(dataDir, 'read-models.db'), clock }) };
  } catch (error) {
    await events?.close();
    const mendable = [DataFolderInUse, DataFolderTooNew, DataFolderUnwritable, DataFileTooNew].some((kind) => error instanceof kind);
    throw mendable ? new StartError((error as Error).message, { cause: error }) : error;
  }
}

async function openDistributed({ processName, clock, log }: EngineOptions, settings: DistributedSettings): Promise<Engines> {
  const { kafkaBrokers, mongodbUri, replicationFactor, namespace } = settings;
  const [{ openDistributedEngine }, { openDistributedReadModels }] = await Promise.all([
    import('@tongguan/event-store/distributed/engine'),
    import('@tongguan/read-models/distributed/engine'),
  ]);
  const events = await openDistributedEngine({
    kafkaBrokers,
    mongodbUri,
    databasePrefix: namespace,
    topicPrefix: namespace,
    replicationFactor,
    clientId: processName,
    clock,
    log,
  });
  try {
    return { events, readModels: await openDistributedReadModels({ mongodbUri, databasePrefix: namespace, clock }) };
  } catch (error) {
    await events.close();
    throw error;
  }
}
