import { readFileSync } from 'node:fs';
import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';
import { WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';

/** Bytes as they lie in event stores, made by `buf convert`, which is another implementation. Never changed, only added to. */
const golden = JSON.parse(readFileSync(new URL('golden.json', import.meta.url), 'utf8')) as Record<
  string,
  { hex: string; message: unknown }
>;

interface Codec {
  encode(message: unknown): BinaryWriter;
  decode(bytes: Uint8Array): { readonly occurredAtMs: number; readonly source: string; readonly fact: unknown };
}
const CODECS = {
  declarations: DeclarationsEvent as unknown as Codec,
  shipments: ShipmentsEvent as unknown as Codec,
  clearance: ClearanceEvent as unknown as Codec,
  warehouses: WarehousesEvent as unknown as Codec,
  'single-window': SingleWindowEvent as unknown as Codec,
};
const TOPICS = Object.entries(CODECS);
const bytesOf = (topic: string): Buffer => Buffer.from(golden[topic]?.hex ?? expect.unreachable(`no bytes of ${topic}`), 'hex');

/** A length-delimited field of the wire format. */
const field = (number: number, content: Uint8Array): Uint8Array =>
  new BinaryWriter()
    .uint32((number << 3) | 2)
    .bytes(content)
    .finish();

describe.each(TOPICS)('an event of %s', (topic, codec) => {
  test('stored long ago still decodes to the same message, whole', () => {
    expect(codec.decode(bytesOf(topic))).toEqual(golden[topic]?.message);
  });

  test('is written today in the very same bytes', () => {
    expect(Buffer.from(codec.encode(golden[topic]?.message).finish()).toString('hex')).toBe(golden[topic]?.hex);
  });

  test('with a fact that this version does not know has no fact, and keeps its time and source', () => {
    const head = new BinaryWriter().uint32(8).int64(1_795_600_000_000).uint32(18).string('system').finish();
    const later = Buffer.concat([head, field(999, Buffer.from('a fact of a later version'))]);
    expect(codec.decode(later)).toEqual({ occurredAtMs: 1_795_600_000_000, source: 'system', fact: undefined });
  });

  test('skips fields that this version does not know, around the fact and in it', () => {
    const bytes = bytesOf(topic);
    const unknown = Buffer.from(field(500, Buffer.from('of a later version')));
    expect(codec.decode(Buffer.concat([bytes, unknown]))).toEqual(golden[topic]?.message);

    // the fact is the last field, its length one or two bytes of varint; made longer by one unknown field
    const { start, end } = factOf(bytes);
    const content = Buffer.concat([bytes.subarray(start.content, end), unknown]);
    const tag = bytes.subarray(start.tag, start.length);
    const longer = Buffer.concat([bytes.subarray(0, start.tag), tag, new BinaryWriter().bytes(content).finish()]);
    expect(longer.length).toBeGreaterThan(bytes.length);
    expect(codec.decode(longer)).toEqual(golden[topic]?.message);
  });
});

test('a value of an enum that this version does not know decodes as unrecognized, and the rest is there', () => {
  const milestone = new BinaryWriter().uint32(10).string('B-1').uint32(16).int32(77).finish();
  const event = ShipmentsEvent.decode(field(11, milestone));
  expect(event.fact).toMatchObject({ $case: 'milestoneReached', value: { billNo: 'B-1', milestone: 'UNRECOGNIZED' } });
});

/** Where the last field of an event lies: after the time (varint) and the source (text). */
function factOf(bytes: Buffer): { start: { tag: number; length: number; content: number }; end: number } {
  const varint = (at: number): { value: number; next: number } => {
    let value = 0;
    for (let shift = 0; ; shift += 7, at++) {
      const byte = bytes.readUInt8(at);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return { value, next: at + 1 };
    }
  };
  const afterTime = varint(1).next;
  const source = varint(afterTime + 1);
  const tag = source.next + source.value;
  const length = varint(tag).next;
  return { start: { tag, length, content: varint(length).next }, end: bytes.length };
}
