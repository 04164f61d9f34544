import { affected } from '../effects.ts';
import type { Effects } from '../effects.ts';
import type { DeclarationAccepted, DeclarationsEvent, Direction } from '../events.ts';
import type { RefundState } from '../refund/refund-state.ts';
import { refundAfter, refundOf } from '../refund/refund-state.ts';

/** Movements of the cargo that a declaration follows (domain.md §0). */
export const cargoMilestones = ['CONVEYANCE_ARRIVED', 'CARGO_ARRIVED', 'CONVEYANCE_DEPARTED', 'PICKED_UP'] as const;
export type CargoMilestone = (typeof cargoMilestones)[number];
export const isCargoMilestone = (text: string): text is CargoMilestone => (cargoMilestones as readonly string[]).includes(text);

/**
 * What a declaration knows of its cargo and of its own ends (提前申报, 结关, 出口退税): folded from its facts, in a decision as in a
 * list. Times are epoch milliseconds, 0: not known. The facts of the cargo come in any order: every part is the same whichever came first.
 */
export interface Lifecycle {
  readonly direction: Direction;
  readonly tradeMode: string;
  readonly acceptedAtMs: number;
  /** When it lapses unless its cargo arrives; 0: never. */
  readonly expiresAtMs: number;
  readonly warnsAtMs: number;
  /** When all of its goods had moved so. */
  readonly moved: Readonly<Partial<Record<CargoMilestone, number>>>;
  /** Bill and containers, by which an amendment that changes them is told. */
  readonly cargo: string;
  /** How often it had been amended when they last changed. */
  readonly cargoAmendment: number;
  /** 适用税率之日 that its duty was counted by, yyyy-mm-dd; empty: not known. */
  readonly lawDay: string;
  readonly releasedAtMs: number;
  readonly closedAtMs: number;
  readonly expiredAtMs: number;
  readonly refund: RefundState;
}

const cargoOf = ({ billNo, containerIds }: Pick<DeclarationAccepted, 'billNo' | 'containerIds'>): string =>
  [billNo, ...[...containerIds].sort()].join(' ');

/** Where every accepted declaration begins; what an older version of this service accepted never lapses and has no refund. */
export function lifecycleOf(accepted: DeclarationAccepted, acceptedAtMs: number): Lifecycle {
  const { direction, tradeMode, expiresAtMs, warnsAtMs, refundable, duty } = accepted;
  return {
    ...{ direction, tradeMode, acceptedAtMs, expiresAtMs, warnsAtMs, moved: {}, cargo: cargoOf(accepted), cargoAmendment: 0 },
    ...{ lawDay: duty?.lawDay ?? '', releasedAtMs: 0, closedAtMs: 0, expiredAtMs: 0, refund: refundOf(refundable) },
  };
}

const effects: Effects<Lifecycle> = {
  cargoMoved: (life, { milestone }, atMs) =>
    isCargoMilestone(milestone) ? { ...life, moved: { ...life.moved, [milestone]: atMs } } : life,
  declarationAmended: (life, { now, contentVersion }) => (now === undefined ? life : amended(life, now, contentVersion - 1)),
  declarationCompleted: (life, { now }) => ({
    ...{ ...life, tradeMode: now?.tradeMode ?? life.tradeMode, lawDay: now?.duty?.lawDay ?? life.lawDay },
  }),
  dutyReassessed: (life, { lawDay }) => ({ ...life, lawDay }),
  declarationReleased: (life, _value, releasedAtMs) => ({ ...life, releasedAtMs }),
  declarationClosed: (life, _value, closedAtMs) => ({ ...life, closedAtMs }),
  declarationExpired: (life, _value, expiredAtMs) => ({ ...life, expiredAtMs }),
};

/** The life of an accepted declaration after a fact of its stream. */
export function lifecycleAfter(life: Lifecycle, event: DeclarationsEvent): Lifecycle {
  const refund = refundAfter(life.refund, event);
  return affected(effects, refund === life.refund ? life : { ...life, refund }, event);
}

/** Another bill or other containers: what the cargo of before did is of no interest any more. */
function amended(life: Lifecycle, now: DeclarationAccepted, amendment: number): Lifecycle {
  const { tradeMode, expiresAtMs, warnsAtMs, duty } = now;
  const cargo = cargoOf(now);
  const other = cargo !== life.cargo;
  return {
    ...{ ...life, tradeMode, expiresAtMs, warnsAtMs, cargo, lawDay: duty?.lawDay ?? life.lawDay },
    ...(other ? { moved: {}, cargoAmendment: amendment } : {}),
  };
}

/** When the goods left: an export with its conveyance, an import by being picked up; undefined: not yet. */
export function leftAtOf({ direction, moved }: Pick<Lifecycle, 'direction' | 'moved'>): number | undefined {
  return direction === 'DIRECTION_EXPORT' ? moved.CONVEYANCE_DEPARTED : moved.PICKED_UP;
}

/** When the conveyance entered (进境): as its carrier reported it, else the arrival of the cargo at the site. */
export function enteredAtOf({ moved }: Pick<Lifecycle, 'moved'>): number | undefined {
  return moved.CONVEYANCE_ARRIVED ?? moved.CARGO_ARRIVED;
}

/** Until when an advance declaration waits for its cargo; undefined: it has moved, or no limit is known. */
export function awaitsUntilOf({ moved, expiresAtMs }: Pick<Lifecycle, 'moved' | 'expiresAtMs'>): number | undefined {
  return expiresAtMs > 0 && Object.keys(moved).length === 0 ? expiresAtMs : undefined;
}
