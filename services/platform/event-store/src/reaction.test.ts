import { describe, expect, it } from 'vitest';

import { commitFor, note, noteCodec } from './conformance-kit.ts';
import type { Delivered, EventEngine, StoredEvent, Subscription, SubscriptionOptions } from './port.ts';
import { type FactMeta, react } from './reaction.ts';

describe('a reaction', () => {
  const told: [string, FactMeta][] = [];
  const record = (event: Partial<StoredEvent> = {}): Delivered => {
    const { stream, version, recordedAt, events } = commitFor('notes/a', 7);
    return { topic: 'notes', stream, version, index: 0, recordedAt, event: { ...events[0]!, ...event } };
  };
  const handled = async (...records: Delivered[]) => {
    told.length = 0;
    let options: SubscriptionOptions | undefined;
    const engine: Pick<EventEngine, 'subscribe'> = {
      subscribe: (given) => {
        options = given;
        return Promise.resolve({} as Subscription);
      },
    };
    await react(engine as EventEngine, {
      group: 'bills.on-noted',
      topic: 'notes',
      codec: noteCodec,
      fact: 'noted',
      handle: ({ text }, meta) => Promise.resolve(void told.push([text, meta])),
    });
    expect(options).toMatchObject({ group: 'bills.on-noted', topics: ['notes'] });
    await options!.handle(records);
  };

  it('gets the value of its fact, where it comes from, and a command id that is the same each time', async () => {
    await handled(record(), record());
    const meta: FactMeta = {
      eventId: 'notes/a@7.0',
      topic: 'notes',
      stream: 'notes/a',
      version: 7,
      index: 0,
      recordedAt: 1_700_000_000_007,
      occurredAtMs: 1,
      source: 'conformance',
      commandId: 'bills.on-noted/notes/a@7.0',
    };
    expect(told).toEqual([
      ['notes/a 7', meta],
      ['notes/a 7', meta],
    ]);
  });

  it('skips other facts, and messages whose fact this contract does not know', async () => {
    const unknown = noteCodec.encode({ ...note('x'), fact: undefined as never }).finish();
    await handled(record({ type: 'mended' }), record({ type: 'invented-later', bytes: Buffer.from('?') }), record({ bytes: unknown }));
    expect(told).toEqual([]);
  });

  it('fails on bytes that are no message, so that they are parked and not lost', async () => {
    await expect(handled(record({ bytes: Buffer.from('?') }))).rejects.toThrow(SyntaxError);
  });
});
