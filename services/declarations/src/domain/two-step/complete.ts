import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import { acceptedFrom } from '../accepted-facts.ts';
import { openRequestOf } from '../amendment/change-request.ts';
import type { CompleteContent } from '../content.ts';
import type { DeclarationState } from '../declaration-state.ts';
import type { DeclarationsEvent } from '../events.ts';

interface Complete {
  readonly content: CompleteContent;
  /** SHA-256 of the content, hex. */
  readonly contentDigest: string;
  /** Company (USCC) that files it. */
  readonly company: string;
  readonly codeTablesVersion: string;
  /** What duty and taxes come to: a summary had none. */
  readonly duty: DutySummary | undefined;
}

/** Why a complete declaration is not taken. */
export type CompleteRefusal =
  | {
      readonly refusal:
        | 'unknown-declaration'
        | 'not-two-step'
        | 'completion-filed'
        | 'supplement-asked'
        | 'under-inspection'
        | 'goods-detained'
        | 'declaration-returned'
        | 'declaration-withdrawn'
        | 'declaration-expired';
    }
  | { readonly refusal: 'request-open'; readonly requestId: string };

type Completed = readonly DeclarationsEvent[] | CompleteRefusal;

/**
 * 完整申报. It may be filed as soon as the summary is stored, also before the pick-up release; clearance takes it up after that. Past the
 * last day it is taken all the same and marked late. The same content again changes nothing. `now` is epoch milliseconds.
 */
export function completeDeclaration(state: DeclarationState, command: Complete, now: number): Completed {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const { twoStep, filed } = state;
  if (twoStep === undefined) return { refusal: 'not-two-step' };
  const { content, contentDigest, company, codeTablesVersion, duty } = command;
  if (twoStep.completedAtMs > 0) return twoStep.completedDigest === contentDigest ? [] : { refusal: 'completion-filed' };
  const refused = REFUSED[state.status];
  if (refused !== undefined) return { refusal: refused };
  const open = openRequestOf(state);
  // it would be judged against another summary than the one that customs decides on
  if (open !== undefined) return { refusal: 'request-open', requestId: open.requestId };
  const { declarationId, declarationNo, filedByCompany, sample, submittedAtMs } = filed;
  const told = { declarationId, declarationNo, content, company: filedByCompany, sample, codeTablesVersion, duty };
  const value = {
    ...{ declarationId, declarationNo, content, contentDigest, contentVersion: state.contentVersion + 1 },
    ...{ late: isLate(twoStep.completeByMs, now), completeByMs: twoStep.completeByMs },
    now: acceptedFrom({ ...told, step: 'STEP_COMPLETE' }, submittedAtMs),
  };
  return [{ occurredAtMs: now, source: company, fact: { $case: 'declarationCompleted', value } }];
}

/** Past the last moment of the deadline; before the pick-up release nothing is late. Both epoch milliseconds. */
export const isLate = (completeByMs: number, now: number): boolean => completeByMs > 0 && now > completeByMs;

type Status = Exclude<DeclarationState['status'], 'NONE' | 'SUBMITTED'>;

/** Where a completion has to wait or comes too late; everywhere else of a summary it is taken. */
const REFUSED: Readonly<Partial<Record<Status, Exclude<CompleteRefusal['refusal'], 'request-open'>>>> = {
  SUPPLEMENT_ASKED: 'supplement-asked',
  SUMMARY_INSPECT: 'under-inspection',
  DETAINED: 'goods-detained',
  RETURNED: 'declaration-returned',
  WITHDRAWN: 'declaration-withdrawn',
  EXPIRED: 'declaration-expired',
};
