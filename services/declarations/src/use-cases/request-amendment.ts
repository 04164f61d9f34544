import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { askAmendment } from '../domain/amendment/ask.ts';
import type { ChangeRefusal } from '../domain/amendment/change-refusal.ts';
import { requestKey } from '../domain/amendment/change-request.ts';
import type { FieldDifference } from '../domain/amendment/difference.ts';
import { differenceOf } from '../domain/amendment/difference.ts';
import { fixedFieldFaults, reasonFaults } from '../domain/amendment/reasons.ts';
import type { AskedOf, ChangeReason } from '../domain/amendment/requested-of.ts';
import { requestedOf } from '../domain/amendment/requested-of.ts';
import { standingRefusal } from '../domain/amendment/standing.ts';
import { touchesClearance } from '../domain/amendment/touches-clearance.ts';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import type { CompleteContent } from '../domain/content.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { LET_GO } from '../domain/lifecycle/ends.ts';
import type { Fault } from '../domain/fault.ts';
import { atMost, isError, MOST_FAULTS } from '../domain/fault.ts';
import type { MandateGate } from '../domain/mandate/mandate-missing.ts';
import { mandateFault } from '../domain/mandate/mandate-missing.ts';
import type { OriginHolds } from '../domain/origin/origin-holds.ts';
import { MAX_CONTENT_BYTES } from '../domain/submission.ts';
import { validateChange } from '../domain/two-step/validate-change.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  /** SHA-256 (hex) and size of the canonical bytes of a declaration. */
  readonly fingerprint: (content: CompleteContent) => { readonly digest: string; readonly bytes: number };
  /** The same id for the same company and key for ever. */
  readonly idOfKey: (company: string, key: string) => string;
  readonly newId: () => string;
  readonly mandateMissing: MandateGate;
  readonly origin: OriginHolds;
}

export interface RequestAmendment {
  readonly of: AskedOf;
  readonly company: string;
  readonly subject: string;
  readonly reason: ChangeReason;
  /** As it came. */
  readonly content: unknown;
  readonly baseContentVersion: number;
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
}

export type RequestedAmendment =
  | { readonly outcome: 'refused'; readonly refusal: ChangeRefusal }
  | {
      readonly outcome: 'requested';
      readonly requestId: string;
      readonly declarationId: string;
      readonly version: number;
      readonly differences: readonly FieldDifference[];
      readonly warnings: readonly Fault[];
      readonly touchesClearance: boolean;
      readonly repeated: boolean;
    };

/** Asks to put another content in the place of a declaration's (修改申请): checked as a filing is, every fault at once. */
export async function requestAmendment(dependencies: Dependencies, command: RequestAmendment): Promise<RequestedAmendment> {
  const { journal, clock, tables, fingerprint } = dependencies;
  const { of, company, reason, baseContentVersion, dryRun } = command;
  const { declarationId } = of;
  const refused = (refusal: ChangeRefusal): RequestedAmendment => ({ outcome: 'refused', refusal });

  const today = tablesOn(tables, dayInChina(clock.now()));
  const { state } = await journal.load(declaration, declarationId);
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return refused({ refusal: 'unknown-declaration' });
  const checked = validateChange(command.content, { before: of.content, twoStep: state.twoStep }, today);
  const { content } = checked;
  const { digest, bytes } = fingerprint(content);
  const key = command.idempotencyKey;
  const requestId = key === '' ? dependencies.newId() : dependencies.idOfKey(company, requestKey(declarationId, key));
  const touches = touchesClearance(of.content, content);
  const shown = {
    requestId: dryRun ? '' : requestId,
    declarationId,
    touchesClearance: touches,
    differences: differenceOf(of.content, content),
  };

  const known = state.requests.some((each) => each.requestId === requestId);
  const missing = known ? undefined : await dependencies.mandateMissing(company, of.content.header, clock.now());
  const faults = [
    ...(missing !== undefined && dryRun ? [mandateFault(missing)] : []),
    ...reasonFaults(today, { kind: 'AMENDMENT', reason, released: LET_GO.has(state.status) }),
    ...fixedFieldFaults(of.content, content),
    ...checked.faults,
    ...(known ? [] : await dependencies.origin.faultsOf({ declarationId, company, content, day: dayInChina(state.filed.submittedAtMs) })),
  ];
  const warnings = faults.filter((fault) => !isError(fault));
  // a request that was taken once is answered again, however the rules, or the declaration, have changed since
  if (!known) {
    if (missing !== undefined && !dryRun) return refused(missing);
    const standing = standingRefusal(
      state.status,
      { kind: 'AMENDMENT', touchesClearance: touches, proven: reason.proof !== '' },
      state.twoStep,
    );
    // what is missing in the reason is told with its place among the faults
    if (standing !== undefined && standing.refusal !== 'proof-needed') return refused(standing);
    if (faults.some(isError)) return refused({ refusal: 'invalid-change', faults: atMost(faults, MOST_FAULTS + 1) });
    if (bytes > MAX_CONTENT_BYTES) return refused({ refusal: 'declaration-too-large', bytes, most: MAX_CONTENT_BYTES });
  }

  const now = clock.now();
  const ask = {
    ...{ requestId, company, reason, requestedOf: requestedOf(of), baseContentVersion, content, contentDigest: digest },
    ...{ touchesClearance: touches, codeTablesVersion: tables.version },
  };
  if (dryRun) {
    const asked = askAmendment(state, ask, now);
    return 'refusal' in asked ? refused(asked) : { outcome: 'requested', ...shown, version: 0, warnings, repeated: known };
  }
  const changed = await journal.change(
    declaration,
    declarationId,
    { commandId: `request/${requestId}/${digest}`, by: command.subject },
    (latest) => askAmendment(latest, ask, now),
  );
  if (changed.outcome === 'refused') return refused(changed.refusal);
  const repeated = changed.repeated || changed.events.length === 0;
  return { outcome: 'requested', ...shown, version: changed.version, warnings, repeated };
}
