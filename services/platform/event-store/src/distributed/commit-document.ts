import { Binary } from 'mongodb';

import type { Commit } from '../port.ts';
import { partitionOf } from './murmur2.ts';

const VERSION_DIGITS = 10;

/** A commit as MongoDB keeps it: one insert, never changed but for the relay's `pending`. */
export interface CommitDocument extends Omit<Commit, 'events'> {
  /** `<stream>@<version, 10 digits>`: the unique key that is the optimistic lock. */
  readonly _id: string;
  readonly partition: number;
  /** There until the relay has published the commit; the partial index on it holds only what waits. */
  readonly pending?: true;
  readonly events: readonly { readonly id: string; readonly type: string; readonly bytes: Binary }[];
}

export const commitId = (stream: string, version: number): string => `${stream}@${String(version).padStart(VERSION_DIGITS, '0')}`;

/** Greatest id of a stream: ranges are bounded at both ends. */
export const lastCommitId = (stream: string): string => `${stream}@${'9'.repeat(VERSION_DIGITS)}`;

export function toDocument(commit: Commit): CommitDocument {
  return {
    ...commit,
    _id: commitId(commit.stream, commit.version),
    partition: partitionOf(commit.stream),
    pending: true,
    events: commit.events.map(({ id, type, bytes }) => ({ id, type, bytes: new Binary(bytes) })),
  };
}

export function fromDocument(document: CommitDocument): Commit {
  const { stream, version, commandId, cause, by, recordedAt, traceparent, hash, events } = document;
  return {
    stream,
    version,
    commandId,
    ...(cause !== undefined && { cause }),
    by,
    recordedAt,
    ...(traceparent !== undefined && { traceparent }),
    events: events.map(({ id, type, bytes }) => ({ id, type, bytes: bytes.value() })),
    hash,
  };
}
