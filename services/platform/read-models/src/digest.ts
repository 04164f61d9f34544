import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { ReadModel } from './port.ts';

export interface ModelDigest {
  readonly documents: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** Digest of what a read model shows: id, versions and body of every document by id; not when or how often it was put. */
export async function digestOf(model: ReadModel<unknown>): Promise<ModelDigest> {
  const hash = createHash('sha256');
  let documents = 0;
  for await (const { id, versions, body } of model.all()) {
    hash.update(`${JSON.stringify([id, canonical(versions), canonical(body)])}\n`);
    documents += 1;
  }
  return { documents, digest: hash.digest('hex') };
}
