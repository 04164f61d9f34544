import type { KafkaMessage, Message } from 'kafkajs';

import type { Commit, Delivered } from '../port.ts';

/**
 * Kafka records of a commit, one per event: key = stream, value = the event's bytes, headers = CloudEvents 1.0, Kafka
 * binding, binary mode. `ce_id` holds stream, version and index, `ce_time` the time of recording.
 */
export function toRecords(topicName: string, service: string, partition: number, commit: Commit): Message[] {
  const shared = {
    ce_specversion: '1.0',
    ce_source: `/tongguan/${service}`,
    ce_subject: commit.stream,
    ce_time: new Date(commit.recordedAt).toISOString(),
    'content-type': 'application/protobuf',
    ...(commit.traceparent !== undefined && commit.traceparent !== '' && { traceparent: commit.traceparent }),
  };
  return commit.events.map(({ id, type, bytes }) => ({
    key: commit.stream,
    value: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    partition,
    headers: { ce_id: id, ce_type: `${topicName}.${type}`, ...shared },
  }));
}

/** A record that no relay of this project wrote. */
export class ForeignRecord extends Error {
  override readonly name = 'ForeignRecord';
}

const EVENT_ID = /@(\d+)\.(\d+)$/;

/** What a subscriber gets of a record; throws {@link ForeignRecord} when a header is missing or malformed. */
export function fromRecord(topic: string, message: KafkaMessage): Delivered {
  const header = (name: string): string => {
    const value = message.headers?.[name];
    if (value === undefined || Array.isArray(value)) throw new ForeignRecord(`record ${message.offset} of ${topic} has no header ${name}`);
    return value.toString();
  };
  const id = header('ce_id');
  const [, version, index] = EVENT_ID.exec(id) ?? [];
  const recordedAt = Date.parse(header('ce_time'));
  if (version === undefined || index === undefined || Number.isNaN(recordedAt)) {
    throw new ForeignRecord(`record ${message.offset} of ${topic} has the id ${id}, or a time, that is none of ours`);
  }
  const type = header('ce_type');
  const traceparent = message.headers?.['traceparent'];
  return {
    topic,
    stream: header('ce_subject'),
    version: Number(version),
    index: Number(index),
    event: { id, type: type.slice(type.lastIndexOf('.') + 1), bytes: message.value ?? new Uint8Array() },
    recordedAt,
    ...(traceparent !== undefined && { traceparent: traceparent.toString() }),
  };
}
