import type { AccountState } from './account.ts';
/** A page of what an account keeps, newest first. */
export interface NewestFirst<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly nextCursor: string;
  /** All that the page is taken from. */
  readonly total: number;
}

/** What a page of lists or passes is asked for; empty texts ask for all. */
export interface DocumentFilter extends PageOf {
  readonly status: string;
  /** Part of a number of the document. */
  readonly search: string;
}
export interface PageOf {
  readonly cursor: string;
  readonly limit: number;
}

/** A cursor that no page gave. */
export class NoSuchPlace extends Error {
  override readonly name = 'NoSuchPlace';
}

/**
 * The page behind `cursor` (empty: the first) of things that count from 0 as they come. The cursor is the ordinal of the
 * last one shown, so that what is new meanwhile moves nothing. @throws NoSuchPlace
 */
export function newestFirst<Item extends { readonly ordinal: number }>(all: readonly Item[], { cursor, limit }: PageOf): NewestFirst<Item> {
  if (!/^\d{0,15}$/.test(cursor)) throw new NoSuchPlace(cursor);
  const before = cursor === '' ? Infinity : Number(cursor);
  const rest = all.filter(({ ordinal }) => ordinal < before).sort((a, b) => b.ordinal - a.ordinal);
  const items = rest.slice(0, limit);
  return { items, nextCursor: rest.length > limit ? String(items.at(-1)?.ordinal ?? '') : '', total: all.length };
}

/** A page of what an account holds, with the account as it is then. */
export interface AccountPage<Item> {
  readonly state: AccountState;
  readonly version: number;
  /** Read when somebody may see it. @throws NoSuchPlace */
  readonly page: () => NewestFirst<Item>;
}
