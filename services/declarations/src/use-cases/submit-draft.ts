import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationContent } from '../domain/content.ts';
import type { DraftRefusal } from '../domain/draft.ts';
import { belongsTo, draft, markSubmitted } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { SubmissionRefusal, SubmitDeclaration, SubmitOutcome } from '../domain/submission.ts';

export interface SubmitDraftDependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  /** The one way in which a declaration is filed, whatever it was typed into. */
  readonly file: (command: SubmitDeclaration) => Promise<SubmitOutcome>;
  readonly idOfKey: (company: string, key: string) => string;
}

export interface SubmitDraft {
  readonly draftId: string;
  readonly company: string;
  readonly subject: string;
  /** The version that the filer has seen; 0: whatever there is. */
  readonly expectedVersion: number;
}

type Accepted = Extract<SubmitOutcome, { outcome: 'accepted' }>;
export type SubmittedDraft = { readonly outcome: 'refused'; readonly refusal: DraftRefusal | SubmissionRefusal } | Accepted;

/**
 * Files a draft. The key of the declaration is made of the draft's id, so it becomes one declaration however often this is called; the
 * declaration is stored before the draft is closed, and a repeat closes it if the process died between the two.
 */
export async function submitDraft(dependencies: SubmitDraftDependencies, command: SubmitDraft): Promise<SubmittedDraft> {
  const { journal, clock, file } = dependencies;
  const { draftId, company, subject, expectedVersion } = command;
  const refused = (refusal: DraftRefusal | SubmissionRefusal): SubmittedDraft => ({ outcome: 'refused', refusal });
  const { state, version } = await journal.load(draft, draftId);
  if (!belongsTo(state, company) || state.status === 'DISCARDED') return refused({ refusal: 'no-such-draft' });
  if (state.status === 'SUBMITTED') return repeated(state.declarationId, state.declarationNo);
  if (expectedVersion > 0 && expectedVersion !== version) return refused({ refusal: 'draft-changed', version });

  const idempotencyKey = `draft ${draftId}`;
  const content = await contentAt(journal, draftId, state.contentVersion);
  const filed = await file({ content, faults: [], company, subject, idempotencyKey, dryRun: false });
  // filed before from what the draft held then: that is the declaration that it became
  const answer =
    filed.outcome === 'refused' && filed.refusal.refusal === 'idempotency-key-reused'
      ? repeated(dependencies.idOfKey(company, idempotencyKey), filed.refusal.declarationNo)
      : filed;
  if (answer.outcome === 'refused') return answer;
  const { declarationId, declarationNo } = answer;
  const now = clock.now();
  await journal.change(draft, draftId, { commandId: 'submit', by: subject }, (latest) =>
    markSubmitted(latest, { draftId, declarationId, declarationNo }, now),
  );
  return answer;
}

const repeated = (declarationId: string, declarationNo: string): Accepted => ({
  ...{ outcome: 'accepted', declarationId, declarationNo, status: 'RECEIVED', version: 1, warnings: [], repeated: true },
});

async function contentAt(journal: Journal<DeclarationsEvent>, draftId: string, version: number): Promise<DeclarationContent> {
  const [saved] = await journal.history('draft', draftId, version);
  const fact = saved?.event.fact;
  if (fact?.$case !== 'draftSaved' || fact.value.content === undefined) throw new Error(`draft/${draftId} has no content`);
  return fact.value.content;
}
