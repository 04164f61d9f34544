import { newKey } from '#src/api/client';
import { EMPTY, fromApi } from './content.ts';
import { copyDeclaration, draftApi } from './draft-api.ts';
import type { Draft } from './draft-api.ts';
import { dropBackup, readBackup, writeBackup } from './draft-backup.ts';
import { createDraftStore, isSame, UNNAMED } from './draft-store.ts';
import type { DraftStore, DraftView, StoreOptions } from './draft-store.ts';

export interface Loaded {
  readonly store: DraftStore;
  /** What had not reached the server last time is back. */
  readonly restored: boolean;
}

/** The store of a new draft, or of one that is there, with what this browser has kept of it. */
export async function loadDraft(
  user: string,
  { draftId, from, onMade }: { readonly draftId: string | undefined; readonly from: string; readonly onMade: (id: string) => void },
): Promise<Loaded | { readonly filed: Draft }> {
  const shared = {
    ...{ newKey, api: draftApi, onMade },
    keep: (id, backup) => {
      writeBackup(user, id, backup);
    },
    drop: (id) => {
      dropBackup(user, id);
    },
  } satisfies Partial<StoreOptions>;
  const open = (start: DraftView, key: string, restored: boolean, otherVersion = 0): Loaded => ({
    store: createDraftStore({ ...shared, start, key, otherVersion }),
    restored,
  });
  if (draftId === undefined && from === '') {
    const kept = readBackup(user, UNNAMED);
    const start = { title: '', draftId: undefined, version: 0, problem: undefined } as const;
    if (kept === undefined) return open({ ...start, content: EMPTY, save: 'new' }, newKey(), false);
    return open({ ...start, title: kept.title, content: fromApi(kept.content), save: 'waiting' }, kept.key, true);
  }
  // a reload of `?from=` copies once: the key is the declaration's, per tab
  const draft = draftId === undefined ? await copyDeclaration(from, keyOfCopy(from)) : await draftApi.get(draftId);
  if (draft.status === 'SUBMITTED') return { filed: draft };
  if (draftId === undefined) onMade(draft.id);
  const { id, title, version } = draft;
  const kept = readBackup(user, id);
  const base = { draftId: id, problem: undefined };
  if (kept === undefined || (isSame(kept.content, draft.content) && kept.title === title)) {
    dropBackup(user, id);
    return open({ ...base, title, version, content: fromApi(draft.content), save: 'saved' }, newKey(), false);
  }
  const mine = { ...base, title: kept.title, content: fromApi(kept.content), version: kept.version };
  if (kept.version === version) return open({ ...mine, save: 'waiting' }, newKey(), true);
  return open({ ...mine, save: 'conflict' }, newKey(), true, version);
}

function keyOfCopy(from: string): string {
  const name = `tongguan.copy.${from}`;
  const key = sessionStorage.getItem(name) ?? newKey();
  sessionStorage.setItem(name, key);
  return key;
}
