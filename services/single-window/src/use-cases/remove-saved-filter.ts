import type { Kept } from '../domain/saved-filters.ts';
import { removeFilter } from '../domain/saved-filters.ts';
import type { StoredFilters } from '../read-models/saved-filters.ts';

/** Keeps a filter no longer. */
export function removeSavedFilter(stored: StoredFilters, command: { readonly subject: string; readonly id: string }): Promise<Kept> {
  return stored.change(command.subject, (filters) => removeFilter(filters, command.id));
}
