import type { DeclarationContent } from './content.ts';
import type { DeclarationsEvent } from './events.ts';
import { oneEvent } from './one-event.ts';

/** What decisions need of a draft. The content stays in its events: each of them has it whole, so only the last one is read. */
interface Saved {
  readonly ownerCompany: string;
  readonly title: string;
  readonly contentDigest: string;
  readonly copiedFrom: string;
  /** Version whose commit holds the content. */
  readonly contentVersion: number;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
}

/** 暂存单: a declaration on its way to being filed. SUBMITTED and DISCARDED are never left, but what was filed wins over discarding. */
export type DraftState =
  | { readonly status: 'NONE' }
  | ({ readonly status: 'OPEN' | 'DISCARDED' } & Saved)
  | ({ readonly status: 'SUBMITTED'; readonly declarationId: string; readonly declarationNo: string } & Saved);

/** Stream `draft/<id>`: one fact a commit, so that a fact's place is its version. */
export const draft = {
  category: 'draft',
  initial: { status: 'NONE' } satisfies DraftState as DraftState,
  evolve: evolveDraft,
};

function evolveDraft(state: DraftState, { fact, occurredAtMs }: DeclarationsEvent): DraftState {
  if (fact?.$case === 'draftSaved') {
    const { ownerCompany, title, contentDigest, copiedFrom } = fact.value;
    const contentVersion = (state.status === 'NONE' ? 0 : state.contentVersion) + 1;
    return { status: 'OPEN', ownerCompany, title, contentDigest, copiedFrom, contentVersion, savedAtMs: occurredAtMs };
  }
  if (state.status === 'NONE') return state;
  if (fact?.$case === 'draftDiscarded') return { ...state, status: 'DISCARDED' };
  if (fact?.$case === 'draftSubmitted') {
    const { declarationId, declarationNo } = fact.value;
    return { ...state, status: 'SUBMITTED', declarationId, declarationNo };
  }
  return state;
}

/** Most characters of a draft's own name. */
export const MAX_TITLE = 60;

export interface SaveDraft {
  readonly draftId: string;
  readonly company: string;
  readonly title: string;
  readonly content: DeclarationContent;
  /** SHA-256 of the content's canonical bytes, hex. */
  readonly contentDigest: string;
  readonly sample: boolean;
}

export type DraftRefusal =
  | { readonly refusal: 'no-such-draft' }
  /** Somebody else saved it first: what is there has this version. */
  | { readonly refusal: 'draft-changed'; readonly version: number }
  | { readonly refusal: 'draft-submitted'; readonly declarationNo: string }
  | { readonly refusal: 'draft-too-large'; readonly bytes: number; readonly most: number };

type Decided = readonly DeclarationsEvent[] | DraftRefusal;
/** Makes a draft; one that is there under this id already stays as it is. `now` is epoch milliseconds. */
export function createDraft(state: DraftState, command: SaveDraft & { readonly copiedFrom: string }, now: number): Decided {
  if (state.status !== 'NONE') return [];
  const { draftId, company, title, content, contentDigest, copiedFrom, sample } = command;
  return oneEvent(now, company, {
    $case: 'draftSaved',
    value: { draftId, ownerCompany: company, title, content, contentDigest, copiedFrom, sample },
  });
}

/** Saves a draft over the version that its editor has seen; the same again changes nothing. `now` is epoch milliseconds. */
export function saveDraft(
  state: DraftState,
  command: SaveDraft & { readonly expectedVersion: number },
  { version, now }: { readonly version: number; readonly now: number },
): Decided {
  const { draftId, company, title, content, contentDigest, sample } = command;
  if (!belongsTo(state, company) || state.status === 'DISCARDED') return { refusal: 'no-such-draft' };
  if (state.status === 'SUBMITTED') return { refusal: 'draft-submitted', declarationNo: state.declarationNo };
  if (command.expectedVersion !== version) return { refusal: 'draft-changed', version };
  if (state.contentDigest === contentDigest && state.title === title) return [];
  const { copiedFrom } = state;
  return oneEvent(now, company, {
    $case: 'draftSaved',
    value: { draftId, ownerCompany: company, title, content, contentDigest, copiedFrom, sample },
  });
}

/** Throws a draft away; once is enough. */
export function discardDraft(state: DraftState, draftId: string, company: string, now: number): Decided {
  if (!belongsTo(state, company)) return { refusal: 'no-such-draft' };
  if (state.status === 'SUBMITTED') return { refusal: 'draft-submitted', declarationNo: state.declarationNo };
  return state.status === 'DISCARDED' ? [] : oneEvent(now, company, { $case: 'draftDiscarded', value: { draftId } });
}

/** Closes a draft that was filed, also one that was thrown away or edited meanwhile: the declaration is there. */
export function markSubmitted(
  state: DraftState,
  filed: { readonly draftId: string; readonly declarationId: string; readonly declarationNo: string },
  now: number,
): Decided {
  if (state.status === 'NONE') return { refusal: 'no-such-draft' };
  return state.status === 'SUBMITTED' ? [] : oneEvent(now, state.ownerCompany, { $case: 'draftSubmitted', value: filed });
}

/** True when the draft is there and the company's own. */
export function belongsTo(state: DraftState, company: string): state is Exclude<DraftState, { status: 'NONE' }> {
  return state.status !== 'NONE' && state.ownerCompany === company;
}
