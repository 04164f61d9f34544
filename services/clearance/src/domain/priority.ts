import type { Lane } from './facts.ts';
import type { Waiting } from './waiting.ts';

const HOUR_MS = 3_600_000;

/** By how much each part moves a case forward in the queue. They are hours of waiting: a case with -2 h stands like one that waits two hours longer. */
const HOURS = { arrived: 4, red: 2, yellow: 1, perishable: 8, dangerous: 4, overdue: 24, dueWithin: 8, waitsForOthers: 7 * 24 } as const;

/** Live animals, meat, fish, dairy, plants, vegetables, fruit: HS chapters (税则章) that spoil while they wait. */
const PERISHABLE = new Set(['01', '02', '03', '04', '06', '07', '08']);

export interface PriorityPart {
  readonly part: string;
  readonly ms: number;
}

export interface Ranked {
  readonly waiting: Waiting;
  readonly lane: Lane;
  readonly goods: readonly { readonly hsCode: string; readonly unNumber: string }[];
  /** Epoch ms, 0: not arrived. */
  readonly arrivedAtMs: number;
  /** Epoch ms, 0: none. */
  readonly dueAtMs: number;
  readonly overdue: boolean;
}

/**
 * Parts of a case's place in the queue (排序依据), in ms; their sum is the sort key, lower first. It does not change with
 * time alone, so it can be indexed: `since` (epoch ms) makes what waits longer come first, and a due time counts as if the
 * case had waited since 8 hours before it.
 */
export function priorityParts(ranked: Ranked): readonly PriorityPart[] {
  const { waiting, lane, goods, arrivedAtMs, dueAtMs, overdue } = ranked;
  const parts: PriorityPart[] = [{ part: 'since', ms: waiting.sinceMs }];
  const forward = (part: string, hours: number, holds: boolean) => {
    if (holds) parts.push({ part, ms: -hours * HOUR_MS });
  };
  forward('arrived', HOURS.arrived, arrivedAtMs > 0);
  forward('lane-red', HOURS.red, lane === 'LANE_RED');
  forward('lane-yellow', HOURS.yellow, lane === 'LANE_YELLOW');
  forward(
    'perishable',
    HOURS.perishable,
    goods.some((each) => PERISHABLE.has(each.hsCode.slice(0, 2))),
  );
  forward(
    'dangerous',
    HOURS.dangerous,
    goods.some((each) => each.unNumber !== ''),
  );
  forward('overdue', HOURS.overdue, overdue);
  const dueSoonMs = dueAtMs - HOURS.dueWithin * HOUR_MS - waiting.sinceMs;
  if (dueAtMs > 0 && dueSoonMs < 0) parts.push({ part: 'due-soon', ms: dueSoonMs });
  forward('waits-for-others', -HOURS.waitsForOthers, waiting.for === 'arrival' || waiting.for === 'condition');
  return parts;
}
