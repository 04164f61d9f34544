import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationContent } from '../domain/content.ts';
import { copyOf } from '../domain/copy-content.ts';
import type { DraftRefusal } from '../domain/draft.ts';
import { createDraft as create, draft } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { MAX_CONTENT_BYTES } from '../domain/submission.ts';

export interface DraftDependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  /** SHA-256 (hex) and size of the canonical bytes. */
  readonly fingerprint: (content: DeclarationContent) => { readonly digest: string; readonly bytes: number };
}

export interface CreateDraft {
  readonly company: string;
  readonly subject: string;
  readonly title: string;
  readonly content: DeclarationContent;
  /** Id of the declaration whose content this is, as it was filed; empty when it is nobody's copy. */
  readonly copiedFrom: string;
  readonly idempotencyKey: string;
}

export type CreatedDraft =
  { readonly outcome: 'refused'; readonly refusal: DraftRefusal } | { readonly outcome: 'created'; readonly draftId: string };

/** Begins a draft (暂存): empty, with what was typed so far, or as the copy of a declaration. */
export async function createDraft(
  dependencies: DraftDependencies & { readonly idOfKey: (company: string, key: string) => string; readonly newId: () => string },
  command: CreateDraft,
): Promise<CreatedDraft> {
  const { journal, clock, fingerprint } = dependencies;
  const { company, subject, title, copiedFrom, idempotencyKey } = command;
  const content = copiedFrom === '' ? command.content : copyOf(command.content);
  const { digest, bytes } = fingerprint(content);
  if (bytes > MAX_CONTENT_BYTES) return { outcome: 'refused', refusal: { refusal: 'draft-too-large', bytes, most: MAX_CONTENT_BYTES } };
  // a client's key has no blank in it, so no draft shares its id with a declaration's key
  const draftId = idempotencyKey === '' ? dependencies.newId() : dependencies.idOfKey(company, `new draft ${idempotencyKey}`);
  const now = clock.now();
  const changed = await journal.change(draft, draftId, { commandId: 'create', by: subject }, (state) =>
    create(state, { draftId, company, title, content, contentDigest: digest, copiedFrom, sample: clock.simulated }, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  return { outcome: 'created', draftId };
}
