import type { DatabaseSync } from 'node:sqlite';

import type { ParkedClaim, ParkingStore } from '../parking.ts';
import type { AdministratorAct, Delivered, ParkedStream } from '../port.ts';
import type { CommitLog } from './commit-log.ts';
import { commitOf, type CommitRow, deliveriesOf } from './commit-row.ts';
import { promised } from './promised.ts';
import type { WriteQueue } from './write-queue.ts';

/** Parked streams beside the commits: a waiting record is a reference into the log, which keeps everything for ever. */
export function openSqliteParking(connection: DatabaseSync, queue: WriteQueue, log: CommitLog): ParkingStore {
  const prepare = (sql: string) => connection.prepare(sql);
  const anyParked = prepare('SELECT 1 FROM parked_streams WHERE subscriber = ? LIMIT 1');
  const isParked = prepare('SELECT 1 FROM parked_streams WHERE subscriber = ? AND stream = ?');
  const addStream = prepare(`
    INSERT INTO parked_streams (subscriber, stream, event_id, event_type, error, attempts, parked_at, retry_at, claimed_until)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`);
  const addRecord = prepare(`
    INSERT INTO parked_records (subscriber, stream, position, event_index, event_id)
    SELECT ?, stream, position, ?, ? FROM commits WHERE topic = ? AND stream = ? AND version = ? ON CONFLICT DO NOTHING`);
  const due = prepare(`
    SELECT stream, event_id AS eventId, attempts FROM parked_streams
    WHERE subscriber = ? AND retry_at <= ? AND claimed_until <= ? ORDER BY retry_at LIMIT ?`);
  const claim = prepare('UPDATE parked_streams SET claimed_until = ? WHERE subscriber = ? AND stream = ?');
  const first = prepare(`
    SELECT commits.*, topics.name AS topic_name, event_index, parked_corrections.bytes AS corrected
    FROM parked_records JOIN commits USING (position) JOIN topics ON topics.id = commits.topic
    LEFT JOIN parked_corrections USING (subscriber, event_id)
    WHERE subscriber = ? AND parked_records.stream = ? ORDER BY position, event_index LIMIT ?`);
  const removeRecord = prepare('DELETE FROM parked_records WHERE subscriber = ? AND stream = ? AND event_id = ?');
  const removeCorrection = prepare('DELETE FROM parked_corrections WHERE subscriber = ? AND stream = ? AND event_id = ?');
  const correct = prepare(`
    INSERT INTO parked_corrections (subscriber, stream, event_id, bytes)
    SELECT subscriber, stream, event_id, ?4 FROM parked_records WHERE subscriber = ?1 AND stream = ?2 AND event_id = ?3
    ON CONFLICT DO UPDATE SET bytes = excluded.bytes`);
  const noteAct = prepare(`
    INSERT INTO administrator_acts (subscriber, act, stream, event_id, done_by, reason, done_at) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const acts = prepare(`
    SELECT act, subscriber AS "group", stream, event_id AS eventId, done_by AS "by", reason, done_at AS "at"
    FROM administrator_acts WHERE substr(subscriber, 1, length(?1)) = ?1 ORDER BY id DESC LIMIT ?2`);
  const unpark = prepare(`
    DELETE FROM parked_streams WHERE subscriber = ? AND stream = ?
    AND NOT EXISTS (SELECT 1 FROM parked_records AS r WHERE r.subscriber = parked_streams.subscriber AND r.stream = parked_streams.stream)`);
  const failAgain = prepare(`
    UPDATE parked_streams SET event_id = ?, event_type = ?, error = ?, attempts = ?, retry_at = ?, claimed_until = 0
    WHERE subscriber = ? AND stream = ?`);
  const makeDue = prepare('UPDATE parked_streams SET retry_at = 0 WHERE subscriber = ? AND stream = ?');
  const listed = prepare(`
    SELECT subscriber AS "group", stream, event_id AS eventId, event_type AS eventType, error, attempts, parked_at AS parkedAt,
      (SELECT count(*) FROM parked_records AS r WHERE r.subscriber = s.subscriber AND r.stream = s.stream) AS waiting
    FROM parked_streams AS s WHERE ?1 IS NULL OR subscriber = ?1 ORDER BY parked_at, stream LIMIT ?2`);
  const counted = prepare('SELECT count(*) AS parked FROM parked_streams WHERE subscriber = ?');
  // claims of a process that died
  connection.exec('UPDATE parked_streams SET claimed_until = 0');

  const add = (group: string, record: Delivered): void => {
    addRecord.run(group, record.index, record.event.id, log.topicId(record.topic), record.stream, record.version);
  };

  return {
    parkedAmong: (group, streams) =>
      promised(
        () => new Set(anyParked.get(group) === undefined ? [] : streams.filter((stream) => isParked.get(group, stream) !== undefined)),
      ),
    park: (group, failed, { error, attempts, parkedAt, retryAt }) =>
      queue.write(() => {
        addStream.run(group, failed.stream, failed.event.id, failed.event.type, error, attempts, parkedAt, retryAt);
        add(group, failed);
      }),
    wait: (group, records) =>
      queue.write(() => {
        const stream = records[0]?.stream ?? '';
        if (isParked.get(group, stream) === undefined) return false;
        for (const record of records) add(group, record);
        return true;
      }),
    claimDue: async (group, now, leaseMs, limit) => {
      if (due.get(group, now, now, 1) === undefined) return [];
      return queue.write(() => {
        const claims = due.all(group, now, now, limit) as unknown as ParkedClaim[];
        for (const { stream } of claims) claim.run(now + leaseMs, group, stream);
        return claims;
      });
    },
    extendClaim: (group, stream, until) => queue.write(() => claim.run(until, group, stream).changes === 1),
    giveBack: async (group, stream) => {
      await queue.write(() => claim.run(0, group, stream));
    },
    waiting: (group, stream, limit) =>
      promised(() =>
        first.all(group, stream, limit).flatMap((found) => {
          const record = deliveriesOf(found['topic_name'] as string, commitOf(found as unknown as CommitRow))[
            found['event_index'] as number
          ];
          if (record === undefined) return [];
          const corrected = found['corrected'] as Uint8Array | null;
          return [corrected === null ? record : { ...record, event: { ...record.event, bytes: corrected } }];
        }),
      ),
    remove: async (group, stream, eventId) => {
      await queue.write(() => {
        removeRecord.run(group, stream, eventId);
        removeCorrection.run(group, stream, eventId);
      });
    },
    correct: (group, stream, eventId, bytes) => queue.write(() => correct.run(group, stream, eventId, bytes).changes === 1),
    unparkIfEmpty: (group, stream) =>
      queue.write(() => unpark.run(group, stream).changes === 1 || isParked.get(group, stream) === undefined),
    failedAgain: async (group, stream, failed, { error, attempts, retryAt }) => {
      await queue.write(() => failAgain.run(failed.event.id, failed.event.type, error, attempts, retryAt, group, stream));
    },
    makeDue: (group, stream) => queue.write(() => makeDue.run(group, stream).changes === 1),
    list: (group, limit) => promised(() => listed.all(group ?? null, limit) as unknown as ParkedStream[]),
    count: (group) => promised(() => Number(counted.get(group)?.['parked'])),
    noteAct: async ({ group, act, stream, eventId, by, reason, at }) => {
      await queue.write(() => noteAct.run(group, act, stream, eventId, by, reason, at));
    },
    acts: (groupPrefix, limit) => promised(() => acts.all(groupPrefix, limit) as unknown as AdministratorAct[]),
  };
}
