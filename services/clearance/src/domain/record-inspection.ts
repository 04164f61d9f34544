import { acting } from './acting.ts';
import type { CaseState } from './case.ts';
import { needsArrival, settle } from './case.ts';
import { MAX_TEXT } from './decide-case.ts';
import type { ClearanceEvent, Finding } from './facts.ts';
import { FUTURE_TOLERANCE_MS, fact } from './facts.ts';
import type { InspectionFinding } from './inspection-findings.ts';
import { findingsRefusal, overallFinding } from './inspection-findings.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';
import type { TaxRules } from './tax/tax-terms.ts';

export interface InspectionResult {
  /** Of the whole; unspecified: the gravest of `findings`. */
  readonly finding: Finding;
  readonly note: string;
  readonly findings: readonly InspectionFinding[];
  /** When the inspection was finished, epoch ms; 0: now. */
  readonly occurredAtMs: number;
}

/**
 * Records an inspection result (查验结果) of an authority that owes one; the inspecting officer need not be the one who
 * has the claim. NO_ANOMALY gives the case back as it was before the order ("previous + INSPECTED", domain.md §1.6): it
 * does not clear, so a RED case still waits for its review, and an authority that had cleared before the order is clear
 * again. Any other finding detains (DETAINED): the hold stays until a new inspection (复查) finds nothing, or a refusal.
 */
export function recordInspection(
  state: CaseState,
  officer: Officer,
  result: InspectionResult,
  nowMs: number,
  rules?: TaxRules,
): readonly ClearanceEvent[] | Refusal {
  const found = acting(state, officer);
  if ('refusal' in found) return found;
  const { opened, arrivedAtMs } = found.state;
  if (found.own.inspection !== 'OWED') return refused('no-inspection-owed');
  if (arrivedAtMs === 0 && needsArrival(opened)) return refused('cargo-not-arrived');
  const finding = overallFinding(result.finding, result.findings);
  if (finding === undefined) return refused('finding-missing');
  const faulty = findingsRefusal(opened, finding, result.findings);
  if (faulty !== undefined) return faulty;
  if (result.note.length > MAX_TEXT) return refused('text-too-long', { most: String(MAX_TEXT) });
  if (result.occurredAtMs > nowMs + FUTURE_TOLERANCE_MS) return refused('occurred-in-the-future');
  // 0 is now; the office's clock may be a little behind ours
  if (result.occurredAtMs !== 0 && result.occurredAtMs < found.own.inspectionAtMs - FUTURE_TOLERANCE_MS) {
    return refused('occurred-before-the-order', { orderedAtMs: String(found.own.inspectionAtMs) });
  }
  const value = {
    caseId: opened.caseId,
    declarationId: opened.declarationId,
    authority: officer.authority,
    officer: officer.subject,
    finding,
    note: result.note,
    findings: result.findings,
  };
  const event = fact('inspectionRecorded', value, result.occurredAtMs === 0 ? nowMs : result.occurredAtMs, officer.authority);
  return settle(state, [event], nowMs, rules);
}

/** Whether these events are what this result became when its command came first. */
export function isRecordOf(events: readonly ClearanceEvent[], { finding, findings, note, occurredAtMs }: InspectionResult): boolean {
  const overall = overallFinding(finding, findings);
  return events.some(
    ({ fact: told, occurredAtMs: at }) =>
      told?.$case === 'inspectionRecorded' &&
      told.value.finding === overall &&
      told.value.note === note &&
      sameFindings(told.value.findings, findings) &&
      (occurredAtMs === 0 || occurredAtMs === at),
  );
}

function sameFindings(told: readonly InspectionFinding[], given: readonly InspectionFinding[]): boolean {
  const texts = (all: readonly InspectionFinding[]) =>
    JSON.stringify(all.map(({ itemNo, containerId, finding, note }) => [itemNo, containerId, finding, note]));
  return texts(told) === texts(given);
}
