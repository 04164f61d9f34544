import { arrivalOf } from './arrival-of.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/** Movements of a bill that a declaration is told of beside its arrival (domain.md §0): entry, departure, pick-up. */
export const followedMilestones = ['CONVEYANCE_ARRIVED', 'CONVEYANCE_DEPARTED', 'PICKED_UP'] as const;
export type FollowedMilestone = (typeof followedMilestones)[number];

/** Earliest reports of one movement, epoch ms: of the bill as a whole, of any part of it, of each container. */
export interface Reports {
  readonly billArrivedAtMs: number | undefined;
  readonly firstArrivedAtMs: number | undefined;
  readonly containers: ReadonlyMap<string, number>;
}

export interface Movement {
  readonly billNo: string;
  readonly milestone: FollowedMilestone;
  /** The reporter's own id of the message; with the reporter it names one report for ever. */
  readonly messageId: string;
  readonly reporter: string;
  /** Empty: the bill as a whole. */
  readonly containerIds: readonly string[];
  /** Epoch ms. */
  readonly movedAtMs: number;
}

const earliest = (known: number | undefined, atMs: number): number => Math.min(known ?? atMs, atMs);

/** The reports of a bill after one more; `atMs` is when it moved. */
export function movedAfter(
  movements: ReadonlyMap<string, Reports>,
  { milestone, containerIds }: { readonly milestone: string; readonly containerIds: readonly string[] },
  atMs: number,
): ReadonlyMap<string, Reports> {
  const before = movements.get(milestone) ?? {
    billArrivedAtMs: undefined,
    firstArrivedAtMs: undefined,
    containers: new Map<string, number>(),
  };
  const containers = new Map(before.containers);
  for (const id of containerIds) containers.set(id, earliest(containers.get(id), atMs));
  return new Map(movements).set(milestone, {
    containers,
    billArrivedAtMs: containerIds.length === 0 ? earliest(before.billArrivedAtMs, atMs) : before.billArrivedAtMs,
    firstArrivedAtMs: earliest(before.firstArrivedAtMs, atMs),
  });
}

interface Attached {
  readonly containerIds: readonly string[];
  readonly moved: ReadonlySet<string>;
  readonly amendment: number;
}

/** The moved fact, once, for every declaration all of whose goods have now made a movement. */
export function movementFacts(
  state: { readonly movements: ReadonlyMap<string, Reports>; readonly declarations: ReadonlyMap<string, Attached> },
  billNo: string,
  nowMs: number,
): readonly ClearanceEvent[] {
  return followedMilestones.flatMap((milestone) => {
    const reports = state.movements.get(milestone);
    if (reports === undefined) return [];
    return [...state.declarations].flatMap(([declarationId, { containerIds, moved, amendment }]) => {
      const movedAtMs = moved.has(milestone) ? undefined : arrivalOf(reports, containerIds);
      if (movedAtMs === undefined) return [];
      return [fact('consignmentMoved', { billNo, declarationId, milestone, movedAtMs, amendment }, nowMs, 'system')];
    });
  });
}
