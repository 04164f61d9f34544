import { answer, api } from '#src/api/client';
import type { components } from '#src/api/schema';
import type { ApiContent } from './content.ts';

export type Draft = components['schemas']['Draft'];

/** What the draft's store asks of the server. */
export interface DraftApi {
  create(body: { readonly title: string; readonly content: ApiContent }, key: string): Promise<Draft>;
  save(id: string, version: number, body: { readonly title: string; readonly content: ApiContent }): Promise<{ readonly version: number }>;
  get(id: string): Promise<Draft>;
}

export const draftApi: DraftApi = {
  create: (body, key) => answer(api.POST('/v1/drafts', { params: { header: { 'idempotency-key': key } }, body })),
  save: (id, version, body) => answer(api.PUT('/v1/drafts/{id}', { params: { path: { id } }, body: { ...body, version } })),
  get: (id) => answer(api.GET('/v1/drafts/{id}', { params: { path: { id } } })),
};

/** Begins a draft as the copy of a declaration; the same key begins the same draft. */
export function copyDeclaration(declarationId: string, key: string): Promise<Draft> {
  return answer(api.POST('/v1/drafts', { params: { header: { 'idempotency-key': key } }, body: { fromDeclaration: declarationId } }));
}

/** Files a draft; the server makes one declaration of it, however often this is asked for. */
export function submitDraft(id: string, version: number) {
  return answer(api.POST('/v1/drafts/{id}/submit', { params: { path: { id }, header: { 'if-match': `"${String(version)}"` } } }));
}
