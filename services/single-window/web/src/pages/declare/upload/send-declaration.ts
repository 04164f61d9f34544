import { answer, api, newKey } from '#src/api/client';
import type { Fault } from '#src/api/problem';
import type { ApiContent } from '../editor/content.ts';

export interface SentDeclaration {
  readonly id: string | null;
  readonly declarationNo: string | null;
  readonly repeated: boolean;
  readonly warnings: readonly Fault[];
}

/** Files a declaration under a key that is kept over retries. */
export function sendContent(body: ApiContent, key: string): Promise<SentDeclaration> {
  return answer(api.POST('/v1/declarations', { params: { header: { 'idempotency-key': key } }, body }));
}

/** Files a DecMessage as its bytes are: its encoding is for the server to read. */
export function sendFile(file: Blob, key: string): Promise<SentDeclaration> {
  return answer(
    api.POST('/v1/declarations', {
      params: { header: { 'idempotency-key': key } },
      headers: { 'content-type': 'application/xml' },
      body: file as never,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  );
}

/** The key of what is sent is made of its bytes: the same file dropped twice, or once more tomorrow, is filed once. */
export async function keyOf(content: BufferSource): Promise<string> {
  // only on an address without TLS that is not this machine has the browser no digests
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) return newKey();
  const digest = new Uint8Array(await subtle.digest('SHA-256', content));
  return `upload-${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
