import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { askWithdrawal } from '../domain/amendment/ask.ts';
import type { ChangeRefusal } from '../domain/amendment/change-refusal.ts';
import { requestKey } from '../domain/amendment/change-request.ts';
import { reasonFaults } from '../domain/amendment/reasons.ts';
import type { AskedOf, ChangeReason } from '../domain/amendment/requested-of.ts';
import { requestedOf } from '../domain/amendment/requested-of.ts';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { MandateGate } from '../domain/mandate/mandate-missing.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  readonly digestOf: (text: string) => string;
  /** The same id for the same company and key for ever. */
  readonly idOfKey: (company: string, key: string) => string;
  readonly newId: () => string;
  readonly mandateMissing: MandateGate;
}

export interface RequestWithdrawal {
  readonly of: AskedOf;
  readonly company: string;
  readonly subject: string;
  readonly reason: ChangeReason;
  readonly idempotencyKey: string;
}

export type RequestedWithdrawal =
  | { readonly outcome: 'refused'; readonly refusal: ChangeRefusal }
  | {
      readonly outcome: 'requested';
      readonly requestId: string;
      readonly declarationId: string;
      readonly version: number;
      readonly repeated: boolean;
    };

/** Asks to withdraw a declaration (撤销申请). */
export async function requestWithdrawal(dependencies: Dependencies, command: RequestWithdrawal): Promise<RequestedWithdrawal> {
  const { journal, clock, tables, digestOf, idOfKey, newId } = dependencies;
  const { of, company, subject, reason, idempotencyKey } = command;
  const { declarationId } = of;
  const requestId = idempotencyKey === '' ? newId() : idOfKey(company, requestKey(declarationId, idempotencyKey));
  const digest = digestOf(JSON.stringify([reason.code, reason.text, reason.proof]));
  const today = tablesOn(tables, dayInChina(clock.now()));
  const { state: standing } = await journal.load(declaration, declarationId);
  const faults = reasonFaults(today, {
    kind: 'WITHDRAWAL',
    reason,
    released: standing.status === 'RELEASED' && standing.direction === 'DIRECTION_EXPORT',
  });
  if (faults.length > 0) return { outcome: 'refused', refusal: { refusal: 'invalid-change', faults } };
  const now = clock.now();
  const { state: before } = await journal.load(declaration, declarationId);
  // a request that was taken once is answered again
  const known = 'requests' in before && before.requests.some((each) => each.requestId === requestId);
  const missing = known ? undefined : await dependencies.mandateMissing(company, of.content.header, now);
  if (missing !== undefined) return { outcome: 'refused', refusal: missing };
  const meta = { commandId: `request/${requestId}/${digest}`, by: subject };
  const changed = await journal.change(declaration, declarationId, meta, (state) =>
    askWithdrawal(state, { requestId, company, reason, digest, requestedOf: requestedOf(of) }, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const repeated = changed.repeated || changed.events.length === 0;
  return { outcome: 'requested', requestId, declarationId, version: changed.version, repeated };
}
