import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationsEvent } from '../domain/events.ts';
import { reasonFault } from '../domain/mandate/check-terms.ts';
import { refuseAsked, revoke } from '../domain/mandate/decide-mandate.ts';
import type { Pair } from '../domain/mandate/mandate-state.ts';
import { mandate, mandateId } from '../domain/mandate/mandate-state.ts';
import type { PaperMandates } from '../domain/mandate/paper-mandates.ts';
import type { MandateOutcome } from '../domain/mandate/wish.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly papers: PaperMandates;
}

export interface EndMandate {
  /** What is ended: what is given, or what is asked for. */
  readonly what: 'given' | 'asked';
  readonly pair: Pair;
  readonly byCompany: string;
  readonly subject: string;
  readonly reason: string;
  readonly expectedVersion: number | undefined;
}

/** Either side revokes a mandate (解除委托), or the trader refuses what was asked for. Once is enough. */
export async function endMandate(
  { journal, clock, newId, papers }: Dependencies,
  { what, pair, byCompany, subject, reason, expectedVersion }: EndMandate,
): Promise<MandateOutcome> {
  const fault = reasonFault(reason);
  if (fault !== undefined) return { outcome: 'refused', refusal: { refusal: 'invalid-mandate', faults: [fault] } };
  const id = mandateId(pair);
  const now = clock.now();
  // a repeat is known by how the mandate stands: it may be given and revoked again and again
  const meta = { commandId: `end/${newId()}`, by: subject };
  const told = { ...pair, byCompany, reason, expectedVersion, sample: clock.simulated };
  const changed = await journal.change(mandate, id, meta, (state, version) =>
    what === 'asked' ? refuseAsked(state, { ...pair, reason }, now) : revoke(state, told, papers.get(id), { version, now }),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  return { outcome: 'done', mandateId: id, state: changed.state, version: changed.version, repeated: changed.events.length === 0 };
}
