import { daysBetween } from '@tongguan/calendar/days';
import type { ExactDecimal } from '../decimals.ts';
import { exact, zero } from '../decimals.ts';
import type { DeclarationsEvent } from '../events.ts';
import { oneEvent } from '../one-event.ts';
import type { CertificateState, Drawing, Quantities, Registered } from './certificate-state.ts';
import { certificate } from './certificate-state.ts';

/** More is asked for than is left of a line. Decimal strings in the unit of the line. */
interface Shortage {
  readonly lineNo: string;
  readonly asked: string;
  readonly balance: string;
}

type LedgerRefusal =
  | { readonly refusal: 'certificate-short'; readonly shortages: readonly Shortage[] }
  /** It is not, or no longer, the registration that the claim was checked against. */
  | { readonly refusal: 'certificate-changed' };

interface Of {
  readonly certificateId: string;
  readonly declarationId: string;
}
interface HoldQuantities extends Of {
  readonly holdId: string;
  /** Empty: for the filing. */
  readonly requestId: string;
  readonly company: string;
  readonly quantities: Quantities;
  /** Digest of the registration that was read. */
  readonly digest: string;
}
interface SettleDrawing extends Of {
  readonly declarationNo: string;
  readonly company: string;
  /** Version of the declaration's stream that the quantities are as of. */
  readonly version: number;
  /** Drawn as of then; nothing: all is given back. */
  readonly quantities: Quantities;
  /** Whether what a hold was for is over as of then. */
  readonly isOver: (requestId: string) => boolean;
}

type Decided = readonly DeclarationsEvent[] | LedgerRefusal;
const most = (one: ExactDecimal, other: ExactDecimal): ExactDecimal => (one.gt(other) ? one : other);
const listed = (quantities: Quantities) =>
  Object.entries(quantities).map(([lineNo, quantity]) => ({ lineNo, quantity: exact(quantity).toFixed(5) }));

/** What a declaration takes of a line: what it draws, or holds for what it is about to draw, whichever is more. */
export function takenBy({ drawn, holds }: Pick<Drawing, 'drawn' | 'holds'>, lineNo: string): ExactDecimal {
  return Object.values(holds).reduce((taken, { quantities }) => most(taken, exact(quantities[lineNo] ?? '0')), exact(drawn[lineNo] ?? '0'));
}

/** What all declarations take of a line, `except` one. */
export function takenOf({ drawings }: CertificateState, lineNo: string, except = ''): ExactDecimal {
  return Object.entries(drawings).reduce((sum, [id, drawing]) => (id === except ? sum : sum.plus(takenBy(drawing, lineNo))), zero);
}

/** What is left of a line for a declaration, what it takes itself not counted; zero for a line that is not there. */
export function balanceFor(state: CertificateState, lineNo: string, declarationId: string): ExactDecimal {
  const line = state.registered?.lines.find((each) => each.lineNo === lineNo);
  return line === undefined ? zero : exact(line.quantity).minus(takenOf(state, lineNo, declarationId));
}

/** Takes quantities for a declaration before it is stored (预扣), all lines or none; so of two at once only one gets the last. `now` is epoch milliseconds. */
export function hold(state: CertificateState, command: HoldQuantities, now: number): Decided {
  const { certificateId, declarationId, holdId, requestId, company, quantities, digest } = command;
  if (state.registered?.digest !== digest) return { refusal: 'certificate-changed' };
  if (state.drawings[declarationId]?.holds[holdId] !== undefined) return [];
  const shortages = Object.entries(quantities).flatMap(([lineNo, asked]): Shortage[] => {
    const balance = balanceFor(state, lineNo, declarationId);
    return exact(asked).gt(balance) ? [{ lineNo, asked, balance: balance.toFixed() }] : [];
  });
  if (shortages.length > 0) return { refusal: 'certificate-short', shortages };
  const value = { certificateId, declarationId, holdId, requestId, company, quantities: listed(quantities) };
  return oneEvent(now, company, { $case: 'originQuantityHeld', value });
}

/** Nothing came of a hold. One that is gone stays gone. `now` is epoch milliseconds. */
export function release(
  state: CertificateState,
  { holdId, ...of }: Of & { readonly holdId: string },
  now: number,
): readonly DeclarationsEvent[] {
  const drawing = state.drawings[of.declarationId];
  if (drawing?.holds[holdId] === undefined) return [];
  return oneEvent(now, drawing.company, { $case: 'originHoldReleased', value: { ...of, holdId } });
}

/**
 * What a declaration draws as of a version of its stream (核扣, 退还): what is known of a later version stands, so facts may come in any order and
 * again. A declaration that neither drew nor held anything begins with nothing here: it was filed before the certificate was registered.
 */
export function settle(state: CertificateState, command: SettleDrawing, now: number): readonly DeclarationsEvent[] {
  const { certificateId, declarationId, declarationNo, version, company, isOver } = command;
  const drawing = state.drawings[declarationId];
  if (drawing === undefined || version <= drawing.version) return [];
  const settledHoldIds = Object.entries(drawing.holds).flatMap(([id, { requestId }]) => (isOver(requestId) ? [id] : []));
  // never more than it has taken already, so that no line comes below zero, whatever else happened
  const quantities = Object.fromEntries(
    Object.entries(command.quantities).flatMap(([lineNo, quantity]) => {
      const taken = takenBy(drawing, lineNo);
      const drawn = exact(quantity).gt(taken) ? taken : exact(quantity);
      return drawn.isZero() ? [] : [[lineNo, drawn.toFixed()]];
    }),
  );
  const value = {
    certificateId,
    declarationId,
    declarationNo,
    declarationVersion: version,
    quantities: listed(quantities),
    settledHoldIds,
    company,
  };
  const settled = oneEvent(now, company, { $case: 'originDrawingSettled', value });
  return [...settled, ...usedUpBy(state, settled, now)];
}

/** Whether all of every line is drawn; what is only held may still come back. */
function isUsedUp({ registered, drawings }: CertificateState): boolean {
  const drawnOf = (lineNo: string) => Object.values(drawings).reduce((sum, { drawn }) => sum.plus(exact(drawn[lineNo] ?? '0')), zero);
  return registered !== undefined && registered.lines.every(({ lineNo, quantity }) => !drawnOf(lineNo).lt(exact(quantity)));
}

/** 用完: the drawing that takes the last of it says so; what comes back and is drawn again says it again. */
function usedUpBy(state: CertificateState, settled: readonly DeclarationsEvent[], now: number): readonly DeclarationsEvent[] {
  const { registered } = state;
  if (registered === undefined || isUsedUp(state) || !isUsedUp(settled.reduce(certificate.evolve, state))) return [];
  return oneEvent(now, 'system', { $case: 'originCertificateUsedUp', value: namedBy(registered) });
}

/**
 * 临近失效: something is left, and the last day is at most `days` after `today` (yyyy-mm-dd in China). Once for each last day; a certificate that is
 * over is warned of no more. `now` is epoch milliseconds.
 */
export function warnOfExpiry(
  state: CertificateState,
  { today, days, now }: { readonly today: string; readonly days: number; readonly now: number },
): readonly DeclarationsEvent[] {
  const { registered, warnedOf } = state;
  if (registered === undefined || registered.validUntil === warnedOf || isUsedUp(state)) return [];
  const left = daysBetween(today, registered.validUntil);
  if (left < 0 || left > days) return [];
  const value = { ...namedBy(registered), validUntil: registered.validUntil };
  return oneEvent(now, 'system', { $case: 'originCertificateExpiring', value });
}

const namedBy = ({ certificateId, number, traderCompany, registeredByCompany, sample }: Registered) => ({
  ...{ certificateId, number, traderCompany, registeredByCompany, sample },
});
