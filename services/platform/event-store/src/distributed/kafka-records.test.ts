import type { KafkaMessage } from 'kafkajs';
import { expect, test } from 'vitest';

import type { Commit } from '../port.ts';
import { ForeignRecord, fromRecord, toRecords } from './kafka-records.ts';

const commit: Commit = {
  stream: 'message/91430100MA4L0002XB/a%40b@7',
  version: 12,
  commandId: 'c',
  by: 'tester',
  recordedAt: 1_700_000_000_123,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  events: [0, 1].map((index) => ({
    id: `message/91430100MA4L0002XB/a%40b@7@12.${index}`,
    type: 'messageTaken',
    bytes: Uint8Array.of(index, 255),
  })),
  hash: 'h',
};

/** As kafkajs gives it: headers are bytes. */
const received = (record: ReturnType<typeof toRecords>[number]): KafkaMessage => ({
  key: Buffer.from((record.key ?? '') as string),
  value: record.value as Buffer,
  timestamp: '0',
  attributes: 0,
  offset: '5',
  headers: Object.fromEntries(Object.entries(record.headers ?? {}).map(([name, value]) => [name, Buffer.from(value as string)])),
});

test('a record has the headers of CloudEvents 1.0 in binary mode, and the stream as its key', () => {
  const [first] = toRecords('tongguan.messages.v1', 'messages', 3, commit);
  expect(first).toMatchObject({
    key: commit.stream,
    partition: 3,
    headers: {
      ce_specversion: '1.0',
      ce_id: `${commit.stream}@12.0`,
      ce_type: 'tongguan.messages.v1.messageTaken',
      ce_source: '/tongguan/messages',
      ce_subject: commit.stream,
      ce_time: '2023-11-14T22:13:20.123Z',
      'content-type': 'application/protobuf',
      traceparent: commit.traceparent,
    },
  });
});

test('what a subscriber gets is what was committed', () => {
  const records = toRecords('tongguan.messages.v1', 'messages', 3, commit).map((record) => fromRecord('messages', received(record)));
  expect(records.map(({ event, ...rest }) => ({ ...rest, id: event.id, type: event.type, bytes: [...event.bytes] }))).toEqual(
    commit.events.map((event, index) => ({
      topic: 'messages',
      stream: commit.stream,
      version: 12,
      index,
      recordedAt: commit.recordedAt,
      traceparent: commit.traceparent,
      id: event.id,
      type: 'messageTaken',
      bytes: [index, 255],
    })),
  );
});

test('a commit that was not traced makes records without traceparent', () => {
  const [first] = toRecords('tongguan.messages.v1', 'messages', 3, { ...commit, traceparent: '' });
  expect(first?.headers).not.toHaveProperty('traceparent');
});

test.each([
  ['no headers', {}],
  ['an id without version', { ce_id: 'x', ce_type: 't', ce_subject: 's', ce_time: '2023-11-14T22:13:20.123Z' }],
  ['a time that is none', { ce_id: 's@1.0', ce_type: 't', ce_subject: 's', ce_time: 'yesterday' }],
])('a record with %s is foreign', (_, headers) => {
  expect(() => fromRecord('messages', received({ value: Buffer.alloc(0), headers }))).toThrow(ForeignRecord);
});
