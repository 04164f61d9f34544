import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DecideRefusal, NewContent } from '../domain/amendment/decide-request.ts';
import { approveRequest, refuseRequest } from '../domain/amendment/decide-request.ts';
import { changeHistory } from '../domain/amendment/versions.ts';
import type { CodeTableSet } from '../domain/code-tables.ts';
import type { CompleteContent } from '../domain/content.ts';
import { declaration } from '../domain/declaration.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import { summaryOf } from '../domain/duty/summary.ts';
import { prospectsOf } from '../domain/lifecycle/arrival-limit.ts';
import { enteredAtOf } from '../domain/lifecycle/lifecycle.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Fault } from '../domain/fault.ts';
import type { Claiming, OriginHolds } from '../domain/origin/origin-holds.ts';

export interface DecideChange {
  readonly declarationId: string;
  readonly requestId: string;
  readonly officer: string;
  readonly approve: boolean;
  readonly reason: string;
  readonly expectedVersion: number;
}

export type DecidedChange =
  | {
      readonly outcome: 'refused';
      readonly refusal: DecideRefusal | { readonly refusal: 'claims-refused'; readonly faults: readonly Fault[] };
    }
  | {
      readonly outcome: 'decided';
      readonly status: 'APPROVED' | 'REFUSED';
      readonly version: number;
      readonly declarationStatus: string;
      readonly repeated: boolean;
    };

/** Customs decides on a request (修撤单审批). The same officer's same decision again is answered as the first time. */
export async function decideRequest(
  dependencies: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly clock: Clock;
    readonly tables: CodeTableSet;
    readonly fingerprint: (content: CompleteContent) => { readonly digest: string };
    readonly digestOf: (text: string) => string;
    readonly origin: OriginHolds;
  },
  command: DecideChange,
): Promise<DecidedChange> {
  const { journal, clock, digestOf } = dependencies;
  const { declarationId, requestId, officer, approve, reason, expectedVersion } = command;
  const next = approve ? await newContentOf(dependencies, command) : undefined;
  const now = clock.now();
  const decision = approve ? 'approve' : 'refuse';
  const meta = { commandId: `decide/${requestId}/${decision}/${digestOf(`${officer}\n${reason}`)}`, by: officer };
  const decide = { requestId, officer, reason, expectedVersion };
  const change = (guard: (version: number) => void) =>
    journal.change(declaration, declarationId, meta, (state, version) => {
      guard(version);
      return approve ? approveRequest(state, decide, next, { version, now }) : refuseRequest(state, decide, { version, now });
    });
  const changed =
    next === undefined
      ? await change(() => undefined)
      : await dependencies.origin.whileHeld({ declarationId, requestId, subject: officer, ...next.claims }, change);
  if (changed.outcome === 'claims-refused') return { outcome: 'refused', refusal: { refusal: 'claims-refused', faults: changed.faults } };
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const { version, state, repeated } = changed;
  return { outcome: 'decided', status: approve ? 'APPROVED' : 'REFUSED', version, declarationStatus: state.status, repeated };
}

/** The content that an amendment asks for. It stands in the request's own fact, which never changes. */
async function newContentOf(
  { journal, fingerprint, tables }: Pick<Parameters<typeof decideRequest>[0], 'journal' | 'fingerprint' | 'tables'>,
  { declarationId, requestId }: DecideChange,
): Promise<(NewContent & { readonly claims: Omit<Claiming, 'declarationId'> }) | undefined> {
  const history = await journal.history(declaration.category, declarationId);
  const { requests } = changeHistory(history.map(({ event }) => event));
  const { asked, company = '' } = requests.find((each) => each.requestId === requestId) ?? {};
  if (asked === undefined) return undefined;
  // it was complete when it was asked for: only what was checked is stored
  const content = asked.content as CompleteContent;
  // an amendment does not move the day of acceptance, whose rates apply
  const day = dayInChina(history[0]?.event.occurredAtMs ?? 0);
  const entered = await enteredDayOf(journal, declarationId);
  const duty = summaryOf(calculateDuty(content, tables, day, entered));
  const prospects = prospectsOf(content.header, tables, history[0]?.event.occurredAtMs ?? 0);
  const { codeTablesVersion } = asked;
  const claims = { content, company, day };
  return { content, contentDigest: fingerprint(content).digest, codeTablesVersion, duty, prospects, claims };
}

/** Day in China on which its conveyance entered; empty while that is not known. */
async function enteredDayOf(journal: Journal<DeclarationsEvent>, declarationId: string): Promise<string> {
  const { state } = await journal.load(declaration, declarationId);
  const enteredAtMs = state.status === 'NONE' || state.status === 'SUBMITTED' ? undefined : enteredAtOf(state.lifecycle);
  return enteredAtMs === undefined ? '' : dayInChina(enteredAtMs);
}
