import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { foldInto, keepLastPut } from './fold.ts';
import type { ReadModel, ReadModelDefinition, ReadModelEngine } from './port.ts';
import { routeRecords } from './source.ts';
import type { ProjectionSource } from './source.ts';

/** What one batch cost, for metrics; holds no content. */
export interface ProjectionMeasure {
  readonly readModel: string;
  readonly generation: number;
  readonly records: number;
  readonly written: number;
  readonly stale: number;
  readonly durationMs: number;
}

export interface ProjectionOptions<Body> {
  readonly events: EventEngine;
  readonly readModels: ReadModelEngine;
  readonly definition: ReadModelDefinition;
  readonly sources: readonly ProjectionSource<Body>[];
  /** Called after every batch. */
  readonly observe?: (measure: ProjectionMeasure) => void;
  /** How often another process's change of generation is looked for; default 500. */
  readonly followEveryMs?: number;
}

/** One generation of a read model and the subscription that feeds it. */
export interface GenerationRun<Body> {
  readonly generation: number;
  readonly model: ReadModel<Body>;
  readonly subscription: Subscription;
}

/** Consumer group of a generation; generation numbers are never given twice, so a group starts from the first event. */
export function groupOf(definition: ReadModelDefinition, generation: number): string {
  return generation === 1 ? definition.name : `${definition.name}.g${generation}`;
}

/** Opens a generation and subscribes it; `shown` hears of the documents that were put. */
export async function runGeneration<Body>(
  options: ProjectionOptions<Body>,
  generation: number,
  shown: (ids: readonly string[]) => void,
): Promise<GenerationRun<Body>> {
  const { events, readModels, definition, sources, observe } = options;
  const model = await readModels.open<Body>(definition, generation);
  const lastPut = keepLastPut<Body>();
  const subscription = await events.subscribe({
    group: groupOf(definition, generation),
    topics: [...new Set(sources.map(({ topic }) => topic))],
    grouping: 'batch',
    ...(sources.every(({ facts }) => facts !== undefined) ? { facts: sources.flatMap(({ facts = [] }) => [...facts]) } : {}),
    settle: () => readModels.settle(),
    handle: async (records) => {
      const startedAt = performance.now(); // a duration, not a time of day: the same under a simulated clock
      const { ids, written, stale } = await foldInto(model, routeRecords(sources, definition.name, records), lastPut);
      shown(ids);
      if (written > 0) readModels.folded.tell();
      observe?.({
        readModel: definition.name,
        generation,
        records: records.length,
        written,
        stale,
        durationMs: performance.now() - startedAt,
      });
    },
  });
  return { generation, model, subscription };
}
