/** A filter of a list that a user keeps under a name (常用筛选). */
export interface SavedFilter {
  readonly id: string;
  /** Which list it is of, e.g. `declarations`. */
  readonly list: string;
  readonly name: string;
  /** As it stands in the address of the page, without `?`. */
  readonly query: string;
  /** Epoch milliseconds. */
  readonly changedAtMs: number;
}

export type FilterRefusal = 'filter-not-found' | 'filter-name-taken' | 'filter-name-missing' | 'too-many-filters';
export type Kept = { readonly filters: readonly SavedFilter[] } | { readonly refusal: FilterRefusal };

/** Filters that one user keeps, over all lists. */
export const MOST_FILTERS = 50;

/** Adds a filter. Names are told apart per list, whatever the size of their letters. */
export function addFilter(filters: readonly SavedFilter[], added: SavedFilter): Kept {
  if (filters.length >= MOST_FILTERS) return { refusal: 'too-many-filters' };
  return named([...filters, added], added.id);
}

/** Renames a filter, or keeps another query under its name; what is not given stays. */
export function changeFilter(
  filters: readonly SavedFilter[],
  id: string,
  change: { readonly name: string | undefined; readonly query: string | undefined; readonly nowMs: number },
): Kept {
  const before = filters.find((filter) => filter.id === id);
  if (before === undefined) return { refusal: 'filter-not-found' };
  const after = { ...before, name: change.name ?? before.name, query: change.query ?? before.query, changedAtMs: change.nowMs };
  return named(
    filters.map((filter) => (filter.id === id ? after : filter)),
    id,
  );
}

export function removeFilter(filters: readonly SavedFilter[], id: string): Kept {
  const left = filters.filter((filter) => filter.id !== id);
  return left.length === filters.length ? { refusal: 'filter-not-found' } : { filters: left };
}

/** The filters with the changed one's name cleaned of blanks around it, unless it has none or another has it. */
function named(filters: readonly SavedFilter[], id: string): Kept {
  const cleaned = filters.map((filter) => (filter.id === id ? { ...filter, name: filter.name.trim().replace(/\s+/gu, ' ') } : filter));
  const changed = cleaned.find((filter) => filter.id === id);
  if (changed === undefined || changed.name === '') return { refusal: 'filter-name-missing' };
  const same = (filter: SavedFilter): boolean => filter.list === changed.list && asOne(filter.name) === asOne(changed.name);
  return cleaned.some((filter) => filter.id !== id && same(filter)) ? { refusal: 'filter-name-taken' } : { filters: cleaned };
}

const asOne = (name: string): string => name.normalize('NFKC').toLowerCase();
