import { CommitTooLarge, MAX_COMMIT_BYTES, type NewCommit } from './port.ts';

/** What every engine refuses before it stores: too much ({@link CommitTooLarge}), or nothing at all. */
export function checkCommit(commit: NewCommit): void {
  if (commit.events.length === 0) throw new TypeError(`a commit without events was appended to ${commit.stream}`);
  let size = 0;
  for (const event of commit.events) size += event.bytes.length;
  if (size > MAX_COMMIT_BYTES) throw new CommitTooLarge(commit.stream, size);
}
