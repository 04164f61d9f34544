import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationContent } from '../domain/content.ts';
import type { DraftRefusal } from '../domain/draft.ts';
import { draft, saveDraft as save } from '../domain/draft.ts';
import { MAX_CONTENT_BYTES } from '../domain/submission.ts';
import type { DeclarationsEvent } from '../domain/events.ts';

export interface SaveDraft {
  readonly draftId: string;
  readonly company: string;
  readonly subject: string;
  readonly expectedVersion: number;
  readonly title: string;
  readonly content: DeclarationContent;
}

export type SavedDraft =
  | { readonly outcome: 'refused'; readonly refusal: DraftRefusal }
  | { readonly outcome: 'saved'; readonly version: number; readonly savedAtMs: number };

/** Saves a draft whole, over the version that its editor has seen. A repeat, e.g. after a lost answer, is answered as the first time. */
export async function saveDraft(
  dependencies: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly clock: Clock;
    /** SHA-256 (hex) and size of the canonical bytes. */
    readonly fingerprint: (content: DeclarationContent) => { readonly digest: string; readonly bytes: number };
    readonly digestOf: (text: string) => string;
  },
  command: SaveDraft,
): Promise<SavedDraft> {
  const { journal, clock, fingerprint, digestOf } = dependencies;
  const { draftId, company, subject, expectedVersion, title, content } = command;
  const { digest, bytes } = fingerprint(content);
  if (bytes > MAX_CONTENT_BYTES) return { outcome: 'refused', refusal: { refusal: 'draft-too-large', bytes, most: MAX_CONTENT_BYTES } };
  const now = clock.now();
  const commandId = `save/${String(expectedVersion)}/${digestOf(`${company}\n${digest}\n${title}`)}`;
  const changed = await journal.change(draft, draftId, { commandId, by: subject }, (state, version) =>
    save(state, { draftId, company, title, content, contentDigest: digest, expectedVersion, sample: clock.simulated }, { version, now }),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const { state, version } = changed;
  return { outcome: 'saved', version, savedAtMs: state.status === 'NONE' ? now : state.savedAtMs };
}
