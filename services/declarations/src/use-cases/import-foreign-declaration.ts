import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationContent } from '../domain/content.ts';
import type { DraftRefusal } from '../domain/draft.ts';
import { createDraft, draft } from '../domain/draft.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { ForeignDeclaration } from '../domain/foreign-declaration.ts';
import { foreignDeclaration, keepForeign } from '../domain/foreign-declaration.ts';
import { MAX_CONTENT_BYTES } from '../domain/submission.ts';

export interface ImportForeignDeclaration {
  readonly company: string;
  readonly subject: string;
  readonly title: string;
  readonly content: DeclarationContent;
  readonly foreign: ForeignDeclaration;
  readonly idempotencyKey: string;
}

export type ImportedDeclaration =
  { readonly outcome: 'refused'; readonly refusal: DraftRefusal } | { readonly outcome: 'imported'; readonly draftId: string };

/** Begins a draft with a foreign declaration. What has no field is stored first: a draft never stands without what belongs to it. */
export async function importForeignDeclaration(
  dependencies: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly clock: Clock;
    readonly fingerprint: (content: DeclarationContent) => { readonly digest: string; readonly bytes: number };
    readonly idOfKey: (company: string, key: string) => string;
    readonly newId: () => string;
  },
  command: ImportForeignDeclaration,
): Promise<ImportedDeclaration> {
  const { journal, clock, fingerprint } = dependencies;
  const { company, subject, title, content, foreign, idempotencyKey } = command;
  const { digest, bytes } = fingerprint(content);
  // a path and a value take about their characters
  const most = Math.max(bytes, JSON.stringify(foreign).length);
  if (most > MAX_CONTENT_BYTES)
    return { outcome: 'refused', refusal: { refusal: 'draft-too-large', bytes: most, most: MAX_CONTENT_BYTES } };
  const draftId = idempotencyKey === '' ? dependencies.newId() : dependencies.idOfKey(company, `import draft ${idempotencyKey}`);
  const now = clock.now();
  await journal.change(foreignDeclaration, draftId, { commandId: 'keep', by: subject }, (kept) =>
    keepForeign(kept, { ...foreign, draftId, company }, now),
  );
  const changed = await journal.change(draft, draftId, { commandId: 'create', by: subject }, (state) =>
    createDraft(state, { draftId, company, title, content, contentDigest: digest, copiedFrom: '', sample: clock.simulated }, now),
  );
  return changed.outcome === 'refused' ? { outcome: 'refused', refusal: changed.refusal } : { outcome: 'imported', draftId };
}
