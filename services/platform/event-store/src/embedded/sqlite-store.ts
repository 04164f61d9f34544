import type { DatabaseSync } from 'node:sqlite';

import { LRUCache } from 'lru-cache';

import { checkCommit } from '../commit-check.ts';
import { CHAIN_START, chainHash, firstBroken } from '../hash-chain.ts';
import type { AppendResult, Commit, EventStore, NewCommit, Topic } from '../port.ts';
import type { CommitLog } from './commit-log.ts';
import { commitOf, type CommitRow, packEvents } from './commit-row.ts';
import { promised } from './promised.ts';
import type { WriteQueue } from './write-queue.ts';

interface StreamHead {
  readonly version: number;
  readonly hash: string;
}

const NEW_STREAM: StreamHead = { version: 0, hash: CHAIN_START };
const MAX_HEADS = 50_000;

export interface SqliteStore extends EventStore {
  /** Forgets what a transaction that was rolled back has taught. */
  rolledBack(): void;
}

/** The commits of one topic in the file of this process. */
export function openSqliteStore(connection: DatabaseSync, queue: WriteQueue, log: CommitLog, topic: Topic): SqliteStore {
  const topicId = log.topicId(topic);
  // this process alone writes the file, so what it remembers of a stream's last commit is the truth
  const heads = new LRUCache<string, StreamHead>({ max: MAX_HEADS });
  const selectHead = connection.prepare('SELECT version, hash FROM commits WHERE topic = ? AND stream = ? ORDER BY version DESC LIMIT 1');
  const selectStream = connection.prepare('SELECT * FROM commits WHERE topic = ? AND stream = ? AND version >= ? ORDER BY version');
  const selectCommand = connection.prepare('SELECT * FROM commits WHERE topic = ? AND stream = ? AND command_id = ?');
  const insert = connection.prepare(`
    INSERT INTO commits (topic, stream, version, command_id, cause, decided_by, recorded_at, traceparent, events, hash, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);

  const headOf = (stream: string): StreamHead =>
    heads.get(stream) ?? (selectHead.get(topicId, stream) as unknown as StreamHead | undefined) ?? NEW_STREAM;
  const findCommand = (stream: string, commandId: string): Commit | undefined => {
    const row = selectCommand.get(topicId, stream, commandId) as unknown as CommitRow | undefined;
    return row === undefined ? undefined : commitOf(row);
  };
  const read = (stream: string, fromVersion: number): Commit[] =>
    (selectStream.all(topicId, stream, fromVersion) as unknown as CommitRow[]).map(commitOf);

  const store = (commit: NewCommit): AppendResult => {
    const { stream, version, commandId } = commit;
    const head = headOf(stream);
    if (version === head.version + 1) {
      const hash = chainHash(head.hash, commit);
      const { index, bytes } = packEvents(commit.events);
      const { cause = null, by, recordedAt, traceparent = null } = commit;
      const { changes, lastInsertRowid } = insert.run(
        topicId,
        stream,
        version,
        commandId,
        cause,
        by,
        recordedAt,
        traceparent,
        index,
        hash,
        bytes,
      );
      if (changes === 1) {
        heads.set(stream, { version, hash });
        log.stage(Number(lastInsertRowid), topic, commit);
        return { outcome: 'appended', hash };
      }
    }
    const earlier = findCommand(stream, commandId);
    return earlier === undefined ? { outcome: 'conflict' } : { outcome: 'repeated', commit: earlier };
  };

  return {
    topic,
    append: async (commit) => {
      checkCommit(commit);
      return queue.write(() => store(commit));
    },
    read: (stream, fromVersion = 1) => promised(() => read(stream, fromVersion)),
    findCommand: (stream, commandId) => promised(() => findCommand(stream, commandId)),
    verify: (stream) => promised(() => firstBroken(read(stream, 1))),
    rolledBack: () => {
      heads.clear();
    },
  };
}
