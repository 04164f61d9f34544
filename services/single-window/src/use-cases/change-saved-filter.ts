import type { Clock } from '@tongguan/event-store/clock';
import type { Kept } from '../domain/saved-filters.ts';
import { changeFilter } from '../domain/saved-filters.ts';
import type { StoredFilters } from '../read-models/saved-filters.ts';

export interface ChangeSavedFilter {
  readonly subject: string;
  readonly id: string;
  /** Undefined: as it was. */
  readonly name: string | undefined;
  readonly query: string | undefined;
}

/** Renames a filter, or keeps another query under its name. */
export function changeSavedFilter(stored: StoredFilters, clock: Clock, { subject, id, name, query }: ChangeSavedFilter): Promise<Kept> {
  const nowMs = clock.now();
  return stored.change(subject, (filters) => changeFilter(filters, id, { name, query, nowMs }));
}
