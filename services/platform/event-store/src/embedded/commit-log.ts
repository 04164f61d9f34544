import type { DatabaseSync } from 'node:sqlite';

import type { Delivered, NewCommit, Topic } from '../port.ts';
import { commitOf, type CommitRow, deliveriesOf, typesOf } from './commit-row.ts';

/** Records after a position, and the position behind all that was looked at. */
export interface LogSlice {
  readonly records: readonly Delivered[];
  readonly end: number;
}

/** What a group is about. */
export interface Wanted {
  readonly topics: ReadonlySet<Topic>;
  /** Kinds of facts; all when absent. */
  readonly facts?: ReadonlySet<string>;
}

/** All commits of all topics in the order in which they were stored. */
export interface CommitLog {
  /** Position of the last commit on disk; 0 when there is none. */
  readonly head: number;
  topicId(topic: Topic): number;
  /** Records of whole commits, some `atMost` (512 by default). */
  readAfter(position: number, wanted: Wanted, atMost?: number): LogSlice;
  /** Wanted records behind a position. */
  countAfter(position: number, wanted: Wanted): number;
  /** Remembers a commit of the transaction that is under way. */
  stage(position: number, topic: Topic, commit: NewCommit): void;
  publishStaged(): void;
  dropStaged(): void;
}

const MAX_RECORDS = 512;
const MAX_BYTES = 8 * 1_048_576;
/** Rows looked at in one read, so that a group of rare topics does not hold up the event loop. */
const MAX_SCAN = 16_384;
/** Commits kept in memory, so that the many groups that follow the end of the log do not each read it from the file. */
const MAX_RECENT = 8_192;
const MAX_RECENT_BYTES = 16 * 1_048_576;

interface Recent {
  readonly position: number;
  readonly topic: Topic;
  readonly records: readonly Delivered[];
  readonly bytes: number;
}

const sizeOf = (records: readonly Delivered[]): number => records.reduce((sum, record) => sum + record.event.bytes.length, 0);

export function openCommitLog(connection: DatabaseSync): CommitLog {
  const topicIds = new Map<Topic, number>();
  const topicNames = new Map<number, Topic>();
  for (const row of connection.prepare('SELECT id, name FROM topics').all()) {
    topicIds.set(row['name'] as string, row['id'] as number);
    topicNames.set(row['id'] as number, row['name'] as string);
  }
  const topicId = (topic: Topic): number => {
    const known = topicIds.get(topic);
    if (known !== undefined) return known;
    const id = Number(connection.prepare('INSERT INTO topics (name) VALUES (?)').run(topic).lastInsertRowid);
    topicIds.set(topic, id);
    topicNames.set(id, topic);
    return id;
  };
  const scan = connection.prepare('SELECT * FROM commits WHERE position > ? AND position <= ? ORDER BY position');
  const indexes = connection.prepare('SELECT topic, events FROM commits WHERE position > ? AND position < ?');
  let head = Number(connection.prepare('SELECT coalesce(max(position), 0) AS head FROM commits').get()?.['head']);
  let staged: Recent[] = [];
  let recent: Recent[] = [];
  let recentBytes = 0;

  /** Cuts at whole commits, as a position stands behind a commit. */
  const collect = (
    commits: Iterable<Pick<Recent, 'position' | 'topic'> & { records(): readonly Delivered[] }>,
    { topics, facts }: Wanted,
    last: number,
    atMost: number,
  ) => {
    const records: Delivered[] = [];
    let bytes = 0;
    for (const commit of commits) {
      if (!topics.has(commit.topic)) continue;
      const all = commit.records();
      const next = facts === undefined ? all : all.filter(({ event }) => facts.has(event.type));
      records.push(...next);
      bytes += sizeOf(next);
      if (records.length >= atMost || bytes >= MAX_BYTES) return { records, end: commit.position };
    }
    return { records, end: last };
  };
  const fromMemory = function* (position: number, first: number) {
    for (let at = position + 1 - first; at < recent.length; at++) {
      const commit = recent[at];
      if (commit !== undefined) yield { ...commit, records: () => commit.records };
    }
  };
  const fromFile = function* (position: number, last: number) {
    for (const found of scan.iterate(position, last)) {
      const row = found as unknown as CommitRow;
      const topic = topicNames.get(row.topic) ?? '';
      yield { position: row.position, topic, records: () => deliveriesOf(topic, commitOf(row)) };
    }
  };

  return {
    get head() {
      return head;
    },
    topicId,
    readAfter: (position, wanted, atMost = MAX_RECORDS) => {
      if (position >= head) return { records: [], end: position };
      const first = recent[0]?.position ?? Infinity;
      if (position + 1 >= first) return collect(fromMemory(position, first), wanted, head, atMost);
      const last = Math.min(head, position + MAX_SCAN);
      return collect(fromFile(position, last), wanted, last, atMost);
    },
    countAfter: (position, { topics, facts }) => {
      let count = 0;
      const first = recent[0]?.position ?? Infinity;
      if (position + 1 < first) {
        for (const row of indexes.iterate(position, Math.min(first, head + 1))) {
          if (!topics.has(topicNames.get(row['topic'] as number) ?? '')) continue;
          const types = typesOf(row['events'] as string);
          count += facts === undefined ? types.length : types.filter((type) => facts.has(type)).length;
        }
      }
      for (const { topic, records } of fromMemory(Math.max(position, first - 1), first)) {
        if (topics.has(topic))
          count += facts === undefined ? records().length : records().filter(({ event }) => facts.has(event.type)).length;
      }
      return count;
    },
    stage: (position, topic, commit) => {
      const records = deliveriesOf(topic, commit);
      staged.push({ position, topic, records, bytes: sizeOf(records) });
    },
    publishStaged: () => {
      for (const commit of staged) {
        recent.push(commit);
        recentBytes += commit.bytes;
        head = commit.position;
      }
      staged = [];
      // shed half at once: shifting one by one would cost more than it frees
      if (recent.length > MAX_RECENT || recentBytes > MAX_RECENT_BYTES) {
        recent = recent.slice(Math.ceil(recent.length / 2));
        recentBytes = recent.reduce((sum, commit) => sum + commit.bytes, 0);
      }
    },
    dropStaged: () => {
      staged = [];
    },
  };
}
