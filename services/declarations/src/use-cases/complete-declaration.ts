import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { FieldDifference } from '../domain/amendment/difference.ts';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import type { CompleteContent } from '../domain/content.ts';
import { declaration } from '../domain/declaration.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import { summaryOf } from '../domain/duty/summary.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Fault } from '../domain/fault.ts';
import { atMost, isError, MOST_FAULTS } from '../domain/fault.ts';
import type { MandateGate, MandateMissing } from '../domain/mandate/mandate-missing.ts';
import { mandateFault } from '../domain/mandate/mandate-missing.ts';
import type { OriginHolds } from '../domain/origin/origin-holds.ts';
import { COMPLETION } from '../domain/origin/origin-holds.ts';
import { MAX_CONTENT_BYTES } from '../domain/submission.ts';
import { agreementOf } from '../domain/two-step/agree.ts';
import type { CompleteRefusal } from '../domain/two-step/complete.ts';
import { completeDeclaration as complete, isLate } from '../domain/two-step/complete.ts';
import { validate } from '../domain/validate.ts';

interface CompletionDependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  readonly fingerprint: (content: CompleteContent) => { readonly digest: string; readonly bytes: number };
  readonly mandateMissing: MandateGate;
  readonly origin: OriginHolds;
}

export interface CompleteDeclaration {
  readonly declarationId: string;
  /** The content that counts now: the summary, or the completion if there is one. */
  readonly summary: CompleteContent;
  readonly company: string;
  readonly subject: string;
  /** As it came. */
  readonly content: unknown;
  readonly dryRun: boolean;
}

export type CompletionRefusal =
  | CompleteRefusal
  | MandateMissing
  | { readonly refusal: 'invalid-completion'; readonly faults: readonly Fault[] }
  | { readonly refusal: 'declaration-too-large'; readonly bytes: number; readonly most: number };

export type CompletedDeclaration =
  | { readonly outcome: 'refused'; readonly refusal: CompletionRefusal }
  | {
      readonly outcome: 'completed';
      readonly status: string;
      readonly version: number;
      readonly warnings: readonly Fault[];
      readonly differences: readonly FieldDifference[];
      readonly late: boolean;
      readonly completeByMs: number;
      readonly repeated: boolean;
    };

/** Files the complete declaration of a summary (完整申报): judged by every rule, held against the summary, with its duty. */
export async function completeDeclaration(
  { journal, clock, tables, fingerprint, mandateMissing, origin }: CompletionDependencies,
  command: CompleteDeclaration,
): Promise<CompletedDeclaration> {
  const { declarationId, summary, company, dryRun } = command;
  const refused = (refusal: CompletionRefusal): CompletedDeclaration => ({ outcome: 'refused', refusal });
  const now = clock.now();
  const today = tablesOn(tables, dayInChina(now));
  const checked = validate(command.content, today);
  const { content } = checked;
  const { digest, bytes } = fingerprint(content);
  const { differences, faults: compared } = agreementOf(summary, content, today);
  const missing = await mandateMissing(company, summary.header, now);
  const claiming = { declarationId, company, content, day: today.day };
  const faults = [
    ...(missing !== undefined && dryRun ? [mandateFault(missing)] : []),
    ...[...compared, ...checked.faults, ...(await origin.faultsOf(claiming))],
  ];
  const warnings = faults.filter((one) => !isError(one));
  const duty = summaryOf(calculateDuty(content, tables, dayInChina(now)));
  const filed = { content, contentDigest: digest, company, codeTablesVersion: tables.version, duty };

  const { state } = await journal.load(declaration, declarationId);
  const decided = complete(state, filed, now);
  if ('refusal' in decided) return refused(decided);
  const twoStep = 'twoStep' in state ? state.twoStep : undefined;
  const repeated = decided.length === 0;
  // what was taken once is answered again, whatever the rules say since
  if (!repeated) {
    if (missing !== undefined && !dryRun) return refused(missing);
    if (faults.some(isError)) return refused({ refusal: 'invalid-completion', faults: atMost(faults, MOST_FAULTS + 1) });
    if (bytes > MAX_CONTENT_BYTES) return refused({ refusal: 'declaration-too-large', bytes, most: MAX_CONTENT_BYTES });
  }
  const completeByMs = twoStep?.completeByMs ?? 0;
  const told = { warnings, differences, completeByMs, late: repeated ? (twoStep?.late ?? false) : isLate(completeByMs, now) };
  if (dryRun) return { outcome: 'completed', ...told, status: 'COMPLETE_SUBMITTED', version: 0, repeated };
  const meta = { commandId: `complete/${digest}`, by: command.subject };
  const store = (guard: (version: number) => void) =>
    journal.change(declaration, declarationId, meta, (latest, version) => {
      const facts = complete(latest, filed, now);
      if (!('refusal' in facts) && facts.length > 0) guard(version);
      return facts;
    });
  const changed = repeated
    ? await store(() => undefined)
    : await origin.whileHeld({ ...claiming, requestId: COMPLETION, subject: command.subject }, store);
  if (changed.outcome === 'claims-refused') return refused({ refusal: 'invalid-completion', faults: changed.faults });
  if (changed.outcome === 'refused') return refused(changed.refusal);
  const { version, state: after } = changed;
  return { outcome: 'completed', ...told, status: after.status, version, repeated: changed.repeated || changed.events.length === 0 };
}
