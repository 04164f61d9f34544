import type { ApiContent } from './content.ts';

/** What was typed and is not on the server yet, kept by this browser over a reload, a lost connection and a sign-in that ended. */
export interface Backup {
  readonly title: string;
  readonly content: ApiContent;
  /** The version that was edited; 0: the draft is not made yet. */
  readonly version: number;
  /** Key of the request that makes the draft. */
  readonly key: string;
}

const nameOf = (user: string, draftId: string): string => `tongguan.draft.${user}.${draftId}`;

export function readBackup(user: string, draftId: string): Backup | undefined {
  const text = localStorage.getItem(nameOf(user, draftId));
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Backup>;
    if (typeof value.version !== 'number' || typeof value.content !== 'object') return undefined;
    return { title: value.title ?? '', content: value.content, version: value.version, key: value.key ?? '' };
  } catch {
    return undefined;
  }
}

export function writeBackup(user: string, draftId: string, backup: Backup): void {
  try {
    localStorage.setItem(nameOf(user, draftId), JSON.stringify(backup));
  } catch {
    // the browser's store is full or closed: the server still gets it
  }
}

export function dropBackup(user: string, draftId: string): void {
  localStorage.removeItem(nameOf(user, draftId));
}
