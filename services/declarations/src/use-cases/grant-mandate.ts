import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationsEvent } from '../domain/events.ts';
import { termsFaults } from '../domain/mandate/check-terms.ts';
import { grant } from '../domain/mandate/decide-mandate.ts';
import { mandate, mandateId } from '../domain/mandate/mandate-state.ts';
import type { MandateOutcome, WishForMandate } from '../domain/mandate/wish.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly digestOf: (text: string) => string;
  /** The same id for the same company and key for ever. */
  readonly idOfKey: (company: string, key: string) => string;
  readonly newId: () => string;
}

/** The trader mandates an agent (委托). */
export async function grantMandate(dependencies: Dependencies, command: WishForMandate): Promise<MandateOutcome> {
  const { journal, clock, digestOf, idOfKey, newId } = dependencies;
  const { trader, agent, subject, idempotencyKey: key } = command;
  const now = clock.now();
  const today = dayInChina(now);
  const terms = { ...command.terms, validFrom: command.terms.validFrom === '' ? today : command.terms.validFrom };
  const faults = termsFaults({ code: agent, path: '/agent', own: trader }, terms, today);
  if (faults.length > 0) return { outcome: 'refused', refusal: { refusal: 'invalid-mandate', faults } };
  const id = mandateId({ trader, agent });
  const digest = digestOf(JSON.stringify(terms));
  const grantId = key === '' ? newId() : idOfKey(trader, `mandate ${agent} ${key}`);
  const meta = { commandId: `grant/${grantId}/${digest}`, by: subject };
  const changed = await journal.change(mandate, id, meta, (state) =>
    grant(state, { trader, agent, grantId, terms, digest, sample: clock.simulated }, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const repeated = changed.repeated || changed.events.length === 0;
  return { outcome: 'done', mandateId: id, state: changed.state, version: changed.version, repeated };
}
