import type { Draft } from '@tongguan/contracts/declarations/v1/drafts';
import { filedContent } from './filed-content.ts';
import { iso, orNull } from './format.ts';

export const etagOf = (version: number): string => `"${String(version)}"`;
export const statusOf = (status: string): 'OPEN' | 'SUBMITTED' => (status === 'SUBMITTED' ? 'SUBMITTED' : 'OPEN');

/** A draft as the API shows it. */
export function draftBody(draft: Draft | undefined) {
  if (draft === undefined) throw new Error('the declarations service answered without a draft');
  const { draftId: id, status, title, content, version, savedAtMs, declarationId, declarationNo, copiedFrom } = draft;
  return {
    ...{ id, status: statusOf(status), title, content: filedContent(content), version, savedAt: iso(savedAtMs) },
    ...{ declarationId: orNull(declarationId), declarationNo: orNull(declarationNo), copiedFrom: orNull(copiedFrom) },
  };
}
