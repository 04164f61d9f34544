import type { Condition } from '@tongguan/read-models/port';
import type { Direction } from '../domain/events.ts';
import { OVER } from '../domain/lifecycle/ends.ts';
import type { Viewer } from '../domain/viewer.ts';
import { RETURNED } from './declaration-list.ts';
import { asKey, EVERYBODY, searchKey } from './search-keys.ts';

/** What a list of declarations is narrowed by; empty ones do not narrow. */
export interface DeclarationFilter {
  readonly viewer: Viewer;
  readonly statuses: readonly string[];
  readonly lanes: readonly string[];
  readonly waitingOwners: readonly string[];
  readonly direction: Direction | undefined;
  readonly customsOffice: string;
  readonly transportMode: string;
  readonly billNo: string;
  readonly containerId: string;
  /** Prefix. */
  readonly declarationNo: string;
  /** Beginning of a number, a bill number or a container number. */
  readonly search: string;
  readonly submittedFromMs: number;
  readonly submittedBeforeMs: number;
}

/** Fewer signs find half of everything. */
const SHORTEST_SEARCH = 3;
/** From here on a prefix is as good as a whole name: two signs are left of a number, a container or a long bill. */
const NEARLY_WHOLE = 16;

/**
 * The filter as conditions of the list's fields. Where something is named, its key leads alone: the few documents that have it are
 * found at once, however many the viewer may see; whoever lists them leaves out what the viewer may not.
 */
export function conditionsOf(filter: DeclarationFilter): readonly Condition[] | 'search-too-short' {
  const search = asKey(filter.search);
  if (search !== '' && search.length < SHORTEST_SEARCH) return 'search-too-short';
  const { viewer, billNo, containerId, submittedFromMs: from, submittedBeforeMs: before } = filter;
  const named = [
    ...(search === '' ? [] : [searchCondition(viewer, search)]),
    ...[billNo, containerId].filter((name) => name !== '').map((name) => keyCondition(viewer, name)),
  ];
  return [
    ...(named.length > 0 ? named : [scopeOf(viewer)]),
    ...(viewer.scope === 'offices' ? [{ field: 'clearance.authorities', equals: viewer.authority }] : []),
    ...openOnly(filter),
    ...any('own.status', filter.statuses),
    ...any('clearance.lane', filter.lanes),
    ...any('clock.owners', filter.waitingOwners),
    ...equal('own.direction', filter.direction ?? ''),
    ...equal('own.customsOffice', filter.customsOffice),
    ...equal('own.transportMode', filter.transportMode),
    ...equal('own.billNo', billNo),
    ...equal('own.containerIds', containerId),
    ...(filter.declarationNo === '' ? [] : [{ field: 'own.declarationNo', prefix: filter.declarationNo }]),
    ...(from > 0 || before > 0 ? [{ field: 'own.submittedAtMs', ...(from > 0 ? { from } : {}), ...(before > 0 ? { before } : {}) }] : []),
  ];
}

function scopeOf(viewer: Viewer): Condition {
  switch (viewer.scope) {
    case 'all':
      return { field: 'own.known', equals: true };
    case 'company':
      return { field: 'own.companies', equals: viewer.company };
    case 'offices':
      return { field: 'own.offices', in: viewer.offices };
  }
}

const keyScope = (viewer: Viewer): string => (viewer.scope === 'company' ? viewer.company : EVERYBODY);
const keyCondition = (viewer: Viewer, name: string): Condition => ({ field: 'own.keys', equals: searchKey(keyScope(viewer), name) });

/** A company searches among its own; among everybody's, a short prefix could be most of what there is: there the name is whole. */
function searchCondition(viewer: Viewer, search: string): Condition {
  const key = searchKey(keyScope(viewer), search);
  return viewer.scope === 'company' || search.length >= NEARLY_WHOLE
    ? { field: 'own.keys', prefix: key }
    : { field: 'own.keys', equals: key };
}

/** Who looks for open ones, or for those that somebody owes, is led to them by the clock instead of past all that are over. */
function openOnly({ statuses, waitingOwners }: DeclarationFilter): readonly Condition[] {
  const open = waitingOwners.length > 0 || (statuses.length > 0 && statuses.every((status) => !OVER.has(status)));
  if (open) return [{ field: 'clock.sinceMs', before: RETURNED }];
  return statuses.length === 1 && statuses[0] === 'RETURNED' ? [{ field: 'clock.sinceMs', equals: RETURNED }] : [];
}

const equal = (field: string, value: string): readonly Condition[] => (value === '' ? [] : [{ field, equals: value }]);
const any = (field: string, values: readonly string[]): readonly Condition[] => (values.length === 0 ? [] : [{ field, in: values }]);
