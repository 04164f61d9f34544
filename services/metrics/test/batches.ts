import { readFileSync } from 'node:fs';
import type { Delivered } from '@tongguan/event-store/port';
import { readMetricTables } from '#src/domain/code-tables';
import { withConnection } from '#src/read-models/analysis-file';
import type { AnalysisFile } from '#src/read-models/analysis-file';
import { openTimeline } from '#src/read-models/timeline';
import type { Timeline } from '#src/read-models/timeline';
import { liveId } from '#src/read-models/timelines';
import { delivered, factsOfStory, HOUR, MINUTE } from './builders.ts';

const folder = new URL('../../../infra/code-tables/metrics/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** The definitions that are shipped. */
export const { definitions } = readMetricTables({ definitions: read('definitions.csv'), baselines: read('baselines.csv') }).tables;

export const openLiveTimeline = async (file: AnalysisFile): Promise<Timeline> =>
  openTimeline(file, await withConnection(file, (connection) => liveId(connection, definitions)), definitions);

export const CASES_PER_BATCH = 20;
const START = Date.UTC(2026, 10, 1);

/** The records of batch `index`: whole cases, and the pick-up of those of the batch before, so that rows are written again. */
export function batchOf(index: number): readonly Delivered[] {
  const stories = Array.from({ length: CASES_PER_BATCH }, (_, at) => {
    const submittedAt = START + (index * CASES_PER_BATCH + at) * MINUTE;
    return {
      id: `D${String(index)}-${String(at)}`,
      submittedAt,
      arrivedAt: submittedAt - HOUR,
      releasedAt: submittedAt + HOUR,
      pickedUpAt: submittedAt + 2 * HOUR,
    };
  });
  const isPickUp =
    (at: number) =>
    (fact: { readonly topic: string; readonly at: number }): boolean =>
      fact.topic === 'shipments' && fact.at > at;
  const now = stories.flatMap((story) => factsOfStory(story).filter((fact) => !isPickUp(story.submittedAt)(fact)));
  const before = index === 0 ? [] : pickUpsOf(index - 1);
  return delivered([...now, ...before]);
}

const pickUpsOf = (index: number) =>
  Array.from({ length: CASES_PER_BATCH }, (_, at) => {
    const submittedAt = START + (index * CASES_PER_BATCH + at) * MINUTE;
    return factsOfStory({ id: `D${String(index)}-${String(at)}`, submittedAt, pickedUpAt: submittedAt + 2 * HOUR }).filter(
      ({ topic }) => topic === 'shipments',
    );
  }).flat();
