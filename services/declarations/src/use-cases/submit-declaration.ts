import { dayInChina, yearInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import type { CompleteContent } from '../domain/content.ts';
import { declaration, submit } from '../domain/declaration.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import { summaryOf } from '../domain/duty/summary.ts';
import { prospectsOf } from '../domain/lifecycle/arrival-limit.ts';
import type { DeclarationsEvent, SummaryStatement } from '../domain/events.ts';
import { atMost, isError, MOST_FAULTS } from '../domain/fault.ts';
import { formatDeclarationNumber } from '../domain/identifiers/declaration-number.ts';
import type { SubmissionRefusal, SubmitDeclaration, SubmitOutcome } from '../domain/submission.ts';
import { MAX_CONTENT_BYTES, mayFile } from '../domain/submission.ts';
import { validateSummary } from '../domain/two-step/validate-summary.ts';
import type { MandateGate } from '../domain/mandate/mandate-missing.ts';
import { mandateFault } from '../domain/mandate/mandate-missing.ts';
import type { OriginHolds } from '../domain/origin/origin-holds.ts';
import { validate } from '../domain/validate.ts';

export interface SubmitDependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  /** Sequence number of an office in a year, never given before. */
  readonly takeNumber: (customsOffice: string, year: number) => Promise<number>;
  /** SHA-256 (hex) and size of the canonical bytes of a declaration. */
  readonly fingerprint: (content: CompleteContent, summary?: SummaryStatement) => { readonly digest: string; readonly bytes: number };
  /** The same id for the same company and key for ever. */
  readonly idOfKey: (company: string, key: string) => string;
  readonly newId: () => string;
  readonly mandateMissing: MandateGate;
  readonly origin: OriginHolds;
}

/** Files a declaration (申报): checks all of it, gives it a number and stores it, once for each key. */
export async function submitDeclaration(dependencies: SubmitDependencies, command: SubmitDeclaration): Promise<SubmitOutcome> {
  const { journal, clock, tables, fingerprint } = dependencies;
  const { company, subject, idempotencyKey, dryRun } = command;
  const refused = (refusal: SubmissionRefusal): SubmitOutcome => ({ outcome: 'refused', refusal });
  if (command.content === undefined) return refused({ refusal: 'invalid-declaration', faults: atMost(command.faults, MOST_FAULTS) });

  const { summary } = command;
  const today = tablesOn(tables, dayInChina(clock.now()));
  const checked = summary === undefined ? validate(command.content, today) : validateSummary(command.content, summary, today);
  const { content } = checked;
  const { digest, bytes } = fingerprint(content, summary);

  const keyed = idempotencyKey !== '';
  const declarationId = keyed ? dependencies.idOfKey(company, idempotencyKey) : dependencies.newId();
  // looked at before the rules: what was accepted once is answered again, even when a code table has changed since
  const before = keyed ? (await journal.load(declaration, declarationId)).state : declaration.initial;
  const earlierNo = before.status === 'NONE' ? undefined : before.filed.declarationNo;
  const claiming = { declarationId, company, content, day: today.day };
  const found = [...command.faults, ...checked.faults, ...(before.status === 'NONE' ? await dependencies.origin.faultsOf(claiming) : [])];
  const faults = atMost(found, MOST_FAULTS + 1);
  const warnings = faults.filter((fault) => !isError(fault));
  if (before.status === 'NONE') {
    const missing = await dependencies.mandateMissing(company, content.header, clock.now());
    // beside other faults, and to whoever only checks, it is one of them; alone it is a refusal of its own
    if (faults.some(isError) || (missing !== undefined && dryRun))
      return refused({ refusal: 'invalid-declaration', faults: missing === undefined ? faults : [...faults, mandateFault(missing)] });
    if (missing !== undefined) return refused(missing);
    if (!mayFile(company, content)) return refused({ refusal: 'not-your-company' });
    if (bytes > MAX_CONTENT_BYTES) return refused({ refusal: 'declaration-too-large', bytes, most: MAX_CONTENT_BYTES });
  } else if (before.filed.contentDigest !== digest) {
    return refused({ refusal: 'idempotency-key-reused', declarationNo: before.filed.declarationNo });
  }
  if (dryRun) {
    return {
      outcome: 'accepted',
      declarationId: '',
      declarationNo: '',
      status: summary === undefined ? 'RECEIVED' : 'SUMMARY_STORED',
      version: 0,
      warnings,
      repeated: earlierNo !== undefined,
    };
  }

  const now = clock.now();
  const declarationNo = earlierNo ?? (await numberFor(dependencies, content, now));
  // a summary owes no duty: its completion does
  const duty = summary === undefined ? summaryOf(calculateDuty(content, tables, dayInChina(now))) : undefined;
  const filing = {
    ...{ declarationId, declarationNo, content, contentDigest: digest, company, duty, summary },
    ...{ prospects: prospectsOf(content.header, tables, now), sample: clock.simulated, codeTablesVersion: tables.version },
  };
  const meta = { commandId: `submit/${digest}`, by: subject };
  const store = (guard: (version: number) => void) =>
    journal.change(declaration, declarationId, meta, (state, version) => {
      if (state.status === 'NONE') guard(version);
      return submit(state, filing, now);
    });
  // what is there already draws what it draws
  const changed =
    before.status === 'NONE'
      ? await dependencies.origin.whileHeld({ ...claiming, requestId: '', subject }, store)
      : await store(() => undefined);
  if (changed.outcome === 'claims-refused') return refused({ refusal: 'invalid-declaration', faults: changed.faults });
  if (changed.outcome === 'refused') return refused(changed.refusal);
  const { state, version } = changed;
  if (state.status === 'NONE') throw new Error(`declaration/${declarationId} was stored and is not there`);
  const repeated = changed.repeated || changed.events.length === 0;
  return {
    outcome: 'accepted',
    declarationId,
    declarationNo: state.filed.declarationNo,
    status: state.status,
    version,
    warnings,
    repeated,
  };
}

async function numberFor({ takeNumber }: SubmitDependencies, { header }: CompleteContent, now: number): Promise<string> {
  const year = yearInChina(now);
  const sequence = await takeNumber(header.customsOffice, year);
  return formatDeclarationNumber(header.customsOffice, year, header.direction === 'I' ? 'I' : 'E', sequence);
}
