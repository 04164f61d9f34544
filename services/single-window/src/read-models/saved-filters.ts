import type { ReadModel, ReadModelDefinition } from '@tongguan/read-models/port';
import type { Kept, SavedFilter } from '../domain/saved-filters.ts';

/** One document a user, under the subject id: a change of one is guarded by what the whole list was, so names and their number hold. */
export interface FiltersOfUser {
  readonly filters: readonly SavedFilter[];
}

/** No fold of events: what somebody likes to look at is nobody's business fact, and a rebuilt one would bring back what was removed. */
export const savedFiltersDefinition: ReadModelDefinition = { name: 'single-window.saved-filters', fields: {}, indexes: [] };

const MOST_TRIES = 20;

export interface StoredFilters {
  of(subject: string): Promise<readonly SavedFilter[]>;
  /** Decides over what is kept now, again whenever another tab was first. */
  change(subject: string, decide: (filters: readonly SavedFilter[]) => Kept): Promise<Kept>;
}

export function storedFilters(model: ReadModel<FiltersOfUser>): StoredFilters {
  return {
    of: async (subject) => (await model.get(subject))?.body.filters ?? [],
    async change(subject, decide) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const stored = await model.get(subject);
        const kept = decide(stored?.body.filters ?? []);
        if ('refusal' in kept) return kept;
        const { stale } = await model.put([{ id: subject, expectedRevision: stored?.revision ?? 0, versions: {}, body: kept }]);
        if (stale.length === 0) return kept;
      }
      throw new Error(`saved filters were changed ${String(MOST_TRIES)} times while they were written`);
    },
  };
}
