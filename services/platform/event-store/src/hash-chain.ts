import { hash } from 'node:crypto';

import type { Commit, NewCommit } from './port.ts';

/** What stands for the previous hash of a stream's first commit. */
export const CHAIN_START = '';

/**
 * Hash of a commit: SHA-256 (hex) over the previous hash and the commit's canonical bytes. Those are one line of JSON
 * with every field, and the type and length of each event, then the events' bytes as they are: no two commits share
 * them. Event ids are left out, as stream and version give them.
 */
export function chainHash(previous: string, commit: NewCommit): string {
  const fields = [
    previous,
    commit.stream,
    commit.version,
    commit.commandId,
    commit.cause ?? '',
    commit.by,
    commit.recordedAt,
    commit.traceparent ?? '',
  ];
  let size = 0;
  for (const event of commit.events) {
    fields.push(event.type, event.bytes.length);
    size += event.bytes.length;
  }
  const head = `${JSON.stringify(fields)}\n`;
  const bytes = Buffer.allocUnsafe(Buffer.byteLength(head) + size);
  let at = bytes.write(head);
  for (const event of commit.events) {
    bytes.set(event.bytes, at);
    at += event.bytes.length;
  }
  return hash('sha256', bytes, 'hex');
}

/** First version of a whole stream, oldest first, that is missing or whose content does not fit its hash; undefined when all fit. */
export function firstBroken(commits: readonly Commit[]): number | undefined {
  let previous = CHAIN_START;
  let version = 1;
  for (const commit of commits) {
    if (commit.version !== version || chainHash(previous, commit) !== commit.hash) return version;
    previous = commit.hash;
    version += 1;
  }
  return undefined;
}
