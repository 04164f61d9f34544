import { systemClock } from '@tongguan/event-store/clock';
import { openEmbeddedEngine } from '@tongguan/event-store/embedded/engine';
import type { EventStore } from '@tongguan/event-store/port';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { noteCodec, noted } from './conformance-events.ts';
import type { NoteEvent } from './conformance-events.ts';
import { openEmbeddedReadModels } from './embedded/engine.ts';
import { source, startProjection } from './projection.ts';
import type { Projection, ProjectionMeasure } from './projection.ts';

interface Card {
  readonly texts: readonly string[];
}
const definition = {
  name: 'tests.cards',
  fields: { texts: 'string[]' as const },
  indexes: [{ name: 'by-text', fields: ['texts'] }],
};
const cards = source<Card, NoteEvent>(
  'cards',
  noteCodec,
  (event) => (event.fact ? [event.fact.value.card] : []),
  (card, event) => ({ texts: [...(card?.texts ?? []), event.fact?.value.text ?? ''] }),
);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'projection-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

interface Running {
  readonly store: EventStore;
  readonly projection: Projection<Card>;
  readonly measures: ProjectionMeasure[];
  readonly caughtUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function start(folder: string): Promise<Running> {
  const events = await openEmbeddedEngine({ file: join(folder, 'events.db'), clock: systemClock });
  const readModels = openEmbeddedReadModels({ file: join(folder, 'read-models.db'), clock: systemClock });
  const store = await events.openStore('cards');
  const measures: ProjectionMeasure[] = [];
  const observe = (measure: ProjectionMeasure): void => void measures.push(measure);
  const projection = await startProjection<Card>({ events, readModels, definition, sources: [cards], followEveryMs: 20, observe });
  const close = async (): Promise<void> => {
    await projection.stop();
    await events.close();
    await readModels.close();
  };
  return { store, projection, measures, caughtUp: () => events.whenCaughtUp(), close };
}

async function note(store: EventStore, card: string, version: number): Promise<void> {
  const stream = `card/${card}`;
  const bytes = noteCodec.encode(noted(card, `t${version}`)).finish();
  const event = { id: `${stream}@${version}.0`, type: 'noted', bytes };
  const result = await store.append({ stream, version, commandId: `c${version}`, by: 'test', recordedAt: version, events: [event] });
  expect(result.outcome).toBe('appended');
}

it('goes on after a restart from where it was, and a rebuild gives the same bytes', async () => {
  const folder = await newFolder();
  const ids = Array.from({ length: 20 }, (_, place) => `卡-${place}`);
  const first = await start(folder);
  for (const version of [1, 2, 3]) await Promise.all(ids.map((id) => note(first.store, id, version)));
  expect(await first.projection.waitFor('卡-7', 'card/卡-7', 3)).toBe(true);
  await first.caughtUp();
  expect(first.measures.reduce((sum, { records }) => sum + records, 0)).toBe(60);
  expect(first.measures.every(({ readModel, generation }) => readModel === 'tests.cards' && generation === 1)).toBe(true);
  await first.close();

  const second = await start(folder);
  await note(second.store, '卡-7', 4);
  expect(await second.projection.waitFor('卡-7', 'card/卡-7', 4)).toBe(true);
  await second.caughtUp();
  const report = await second.projection.rebuild();
  expect(report).toEqual({
    documents: 20,
    digestBefore: report.digestAfter,
    digestAfter: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect((await second.projection.get('卡-7'))?.body.texts).toEqual(['t1', 't2', 't3', 't4']);
  await second.close();

  const third = await start(folder);
  await note(third.store, '卡-7', 5);
  await third.caughtUp();
  expect((await third.projection.get('卡-7'))?.body.texts).toHaveLength(5);
  expect(third.measures.every(({ generation }) => generation === 2)).toBe(true);
  await third.close();
});

it('passes over kinds of facts that it is not about, without decoding them', async () => {
  const folder = await newFolder();
  const events = await openEmbeddedEngine({ file: join(folder, 'events.db'), clock: systemClock });
  const readModels = openEmbeddedReadModels({ file: join(folder, 'read-models.db'), clock: systemClock });
  const decoded: string[] = [];
  const codec = {
    ...noteCodec,
    decode: (bytes: Uint8Array): NoteEvent => {
      const event = noteCodec.decode(bytes);
      decoded.push(event.fact?.$case ?? '');
      return event;
    },
  };
  const about = source<Card, NoteEvent>(
    'cards',
    codec,
    (event) => (event.fact ? [event.fact.value.card] : []),
    (card, event) => ({ texts: [...(card?.texts ?? []), event.fact?.value.text ?? ''] }),
    new Set(['hidden']),
  );
  const projection = await startProjection<Card>({ events, readModels, definition, sources: [about] });
  const store = await events.openStore('cards');
  await note(store, 'a', 1);
  const stored = { id: 'card/b@1.0', type: 'hidden', bytes: noteCodec.encode(noted('b', 'seen', 'hidden')).finish() };
  await store.append({ stream: 'card/b', version: 1, commandId: 'c', by: 'test', recordedAt: 1, events: [stored] });
  await events.whenCaughtUp();
  expect([decoded, await projection.get('a'), (await projection.get('b'))?.body]).toEqual([['hidden'], undefined, { texts: ['seen'] }]);
  await projection.stop();
  await events.close();
  await readModels.close();
});
