import type { SavedFilter } from '../domain/saved-filters.ts';
import type { StoredFilters } from '../read-models/saved-filters.ts';

/** The filters that a user keeps of one list, by name. */
export async function listSavedFilters(
  stored: StoredFilters,
  query: { readonly subject: string; readonly list: string },
): Promise<readonly SavedFilter[]> {
  const filters = await stored.of(query.subject);
  return filters.filter(({ list }) => list === query.list).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
