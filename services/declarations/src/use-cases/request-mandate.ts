import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationsEvent } from '../domain/events.ts';
import { termsFaults } from '../domain/mandate/check-terms.ts';
import { ask } from '../domain/mandate/decide-mandate.ts';
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

/** An agent asks a trader for a mandate (申请委托). */
export async function requestMandate(dependencies: Dependencies, command: WishForMandate): Promise<MandateOutcome> {
  const { journal, clock, digestOf, idOfKey, newId } = dependencies;
  const { trader, agent, subject, idempotencyKey: key } = command;
  const now = clock.now();
  const today = dayInChina(now);
  const terms = { ...command.terms, validFrom: command.terms.validFrom === '' ? today : command.terms.validFrom };
  const faults = termsFaults({ code: trader, path: '/trader', own: agent }, terms, today);
  if (faults.length > 0) return { outcome: 'refused', refusal: { refusal: 'invalid-mandate', faults } };
  const id = mandateId({ trader, agent });
  const digest = digestOf(JSON.stringify(terms));
  const requestId = key === '' ? newId() : idOfKey(agent, `ask ${trader} ${key}`);
  const meta = { commandId: `ask/${requestId}/${digest}`, by: subject };
  const changed = await journal.change(mandate, id, meta, (state) =>
    ask(state, { trader, agent, requestId, terms, digest, sample: clock.simulated }, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const repeated = changed.repeated || changed.events.length === 0;
  return { outcome: 'done', mandateId: id, state: changed.state, version: changed.version, repeated };
}
