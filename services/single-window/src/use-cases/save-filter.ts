import type { Clock } from '@tongguan/event-store/clock';
import type { Kept } from '../domain/saved-filters.ts';
import { addFilter } from '../domain/saved-filters.ts';
import type { StoredFilters } from '../read-models/saved-filters.ts';

export interface SaveFilter {
  readonly subject: string;
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly query: string;
}

/** Keeps a filter under a new name. */
export function saveFilter(stored: StoredFilters, clock: Clock, { subject, ...filter }: SaveFilter): Promise<Kept> {
  const changedAtMs = clock.now();
  return stored.change(subject, (filters) => addFilter(filters, { ...filter, changedAtMs }));
}
