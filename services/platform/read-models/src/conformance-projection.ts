import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { MemoryEvents, noteCodec, noted } from './conformance-events.ts';
import type { NoteEvent } from './conformance-events.ts';
import { digestOf } from './digest.ts';
import type { ReadModelDefinition, ReadModelEngine } from './port.ts';
import { RebuildFailed, source, startProjection } from './projection.ts';
import type { Projection, ProjectionMeasure, ProjectionSource } from './projection.ts';

interface Card {
  readonly left?: Part;
  readonly right?: Part;
}
interface Part {
  readonly texts: readonly string[];
  /** Members come in the order of the events and some are undefined: neither may show in what is stored. */
  readonly counts: Readonly<Record<string, number | undefined>>;
  /** The members that the fold saw before, in their order: the same whether they were just folded or read back. */
  readonly before: readonly string[];
}

const NOTHING: Part = { texts: [], counts: {}, before: [] };

let cards = 0;
function cardDefinition(): ReadModelDefinition {
  cards += 1;
  return {
    name: `conformance.cards-${cards}`,
    fields: { 'left.texts': 'string[]' },
    indexes: [{ name: 'by-text', fields: ['left.texts'] }],
  };
}

/** Two topics that each write their own part of a card; a text `all` touches the cards `a` and `b` at once. */
function cardSource(part: 'left' | 'right'): ProjectionSource<Card> {
  return source<Card, NoteEvent>(
    part,
    noteCodec,
    (event) => (event.fact?.value.text === 'all' ? ['a', 'b'] : event.fact ? [event.fact.value.card] : []),
    (card, event) => {
      const { fact } = event;
      if (fact?.$case !== 'noted') return undefined;
      const { texts, counts } = card?.[part] ?? NOTHING;
      const { text } = fact.value;
      const before = Object.keys(counts);
      return {
        ...card,
        [part]: { before, texts: [...texts, text], counts: { [`seen-${text}`]: undefined, ...counts, [text]: (counts[text] ?? 0) + 1 } },
      };
    },
  );
}
const sources = [cardSource('left'), cardSource('right')];

interface Step {
  readonly topic: 'left' | 'right';
  readonly events: readonly NoteEvent[];
}
const step: fc.Arbitrary<Step> = fc.record({
  topic: fc.constantFrom('left' as const, 'right' as const),
  events: fc.array(
    fc
      .tuple(
        fc.constantFrom('a', 'b', '卡'),
        fc.constantFrom('x', 'all', '长沙', '2', '1'),
        fc.constantFrom('noted' as const, 'noted' as const, 'hidden' as const),
      )
      .map((values) => noted(...values)),
    { minLength: 1, maxLength: 3 },
  ),
});

/** What projections do on every engine. */
export function projectionSuite(engine: () => ReadModelEngine, second: () => ReadModelEngine, runs: () => number): void {
  const started = async (
    events: MemoryEvents,
    options: {
      definition?: ReadModelDefinition;
      readModels?: ReadModelEngine;
      followEveryMs?: number;
      observe?: (measure: ProjectionMeasure) => void;
      sources?: typeof sources;
    } = {},
  ): Promise<Projection<Card>> => {
    const projection = await startProjection<Card>({
      events,
      readModels: engine(),
      definition: cardDefinition(),
      sources,
      followEveryMs: 20,
      ...options,
    });
    onTestFinished(() => projection.stop());
    return projection;
  };

  it('folds the facts of two topics into one document, each its own part', async () => {
    const events = new MemoryEvents();
    const projection = await started(events);
    events.publish('left', 's/1', noted('a', 'x'), noted('a', 'y'));
    events.publish('right', 'c/1', noted('a', 'z'));
    events.publish('elsewhere', 'e/1', noted('a', 'no'));
    await events.whenCaughtUp();
    const card = await projection.get('a');
    expect(card?.versions).toEqual({ 's/1': 1001, 'c/1': 1000 });
    expect(card?.body.left?.texts).toEqual(['x', 'y']);
    expect(card?.body.right?.texts).toEqual(['z']);
    expect((await projection.find({ where: [{ field: 'left.texts', equals: 'y' }], limit: 5 })).documents.map(({ id }) => id)).toEqual([
      'a',
    ]);
  });

  it('leaves what a fact does not concern, yet shows its version; a repeat changes nothing', async () => {
    const events = new MemoryEvents();
    const projection = await started(events);
    events.publish('left', 's/1', noted('a', 'x'));
    events.publish('left', 's/1', noted('a', 'x', 'hidden'));
    events.publish('left', 's/1', noted('nobody', 'x', 'hidden'), { occurredAtMs: 1, source: 'newer' });
    events.delivery = { size: () => 1, twice: () => true };
    await events.whenCaughtUp();
    expect(await projection.get('a')).toMatchObject({ versions: { 's/1': 2000 }, body: { left: { texts: ['x'] } } });
    expect(await projection.get('nobody')).toBeUndefined();
  });

  it('says at once when a document shows a version, and says no after the time given', async () => {
    const events = new MemoryEvents();
    const projection = await started(events);
    const waiting = projection.waitFor('a', 's/1', 2, 10_000);
    events.publish('left', 's/1', noted('a', 'x'));
    events.publish('left', 's/1', noted('a', 'y'));
    expect(await waiting).toBe(true);
    expect(await projection.waitFor('a', 's/1', 1, 0)).toBe(true);
    expect(await projection.waitFor('a', 's/1', 3, 50)).toBe(false);
    expect(await projection.waitFor('nobody', 's/1', 1, 0)).toBe(false);
  });

  it('folds again what another process wrote meanwhile, so that nothing is lost', async () => {
    const definition = cardDefinition();
    const [left, right] = [new MemoryEvents(), new MemoryEvents()];
    for (const events of [left, right]) events.delivery = { size: () => 3, twice: () => false };
    const one = await started(left, { definition, sources: [sources[0]!] });
    await started(right, { definition, sources: [sources[1]!], readModels: second() });
    for (let turn = 0; turn < 40; turn += 1) {
      left.publish('left', 's/1', noted('a', 'x'));
      right.publish('right', 'c/1', noted('a', 'z'));
    }
    await Promise.all([left.whenCaughtUp(), right.whenCaughtUp()]);
    const card = await one.get('a');
    expect(card?.body.left?.counts['x']).toBe(40);
    expect(card?.body.right?.counts['z']).toBe(40);
    expect(card?.versions).toEqual({ 's/1': 40_000, 'c/1': 40_000 });
  });

  it('gives equal bytes however the events are cut, repeated and ordered between streams, and when rebuilt', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
    const repeats = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), cuts, repeats, async (steps, sizes, twice) => {
        const [single, cut, sorted] = [new MemoryEvents(), new MemoryEvents(), new MemoryEvents()];
        single.delivery = { size: () => 1, twice: () => false };
        cut.delivery = { size: inTurn(sizes), twice: inTurn(twice) };
        for (const events of [single, cut]) for (const { topic, events: facts } of steps) events.publish(topic, `${topic}/1`, ...facts);
        // the other topic first: each source writes only its own part
        for (const topic of ['right', 'left'])
          for (const one of steps) if (one.topic === topic) sorted.publish(topic, `${topic}/1`, ...one.events);
        const digests: string[] = [];
        const counts: number[] = [];
        for (const events of [single, cut, sorted]) {
          const definition = cardDefinition();
          const projection = await startProjection<Card>({ events, readModels: engine(), definition, sources, followEveryMs: 1 });
          await events.whenCaughtUp();
          const before = await digestOf(await engine().open(definition));
          digests.push(before.digest);
          if (events === cut) {
            const report = await projection.rebuild();
            digests.push(report.digestBefore, report.digestAfter, (await digestOf(await engine().open(definition))).digest);
            counts.push(report.documents);
            expect(await engine().generations(definition.name)).toEqual([2]);
          } else counts.push(before.documents);
          await projection.stop();
          await (await engine().open(definition)).drop();
        }
        expect(digests).toEqual(digests.map(() => digests[0]));
        expect(new Set(counts).size).toBe(1);
      }),
      { numRuns: Math.ceil(runs() / 25) },
    );
  });

  it('serves all the time while it is rebuilt, and takes what arrives meanwhile', async () => {
    const events = new MemoryEvents();
    events.delivery = { size: () => 5, twice: () => false };
    const projection = await started(events);
    for (let turn = 0; turn < 50; turn += 1) events.publish('left', 's/1', noted(`card-${turn % 10}`, 'x'));
    await events.whenCaughtUp();
    const progress = { rebuilt: false };
    const rebuilding = projection.rebuild().finally(() => {
      progress.rebuilt = true;
    });
    await expect(projection.rebuild()).rejects.toBeInstanceOf(RebuildFailed);
    let version = 50;
    while (!progress.rebuilt) {
      version = events.publish('left', 's/1', noted('card-0', 'y'));
      expect(await projection.waitFor('card-0', 's/1', version)).toBe(true);
      expect((await projection.getMany(['card-1', 'card-9'])).size).toBe(2);
    }
    expect((await rebuilding).documents).toBe(10);
    expect((await projection.get('card-0'))?.body.left?.counts).toEqual({ x: 5, y: version - 50 });
    expect(events.subscriptions().map(({ group }) => group)).toEqual([`${projection.definition.name}.g2`]);
  });

  it('keeps the generation in use when the new one cannot take every event', async () => {
    const events = new MemoryEvents();
    const definition = cardDefinition();
    const projection = await started(events, { definition });
    events.publish('left', 's/1', noted('a', 'x'));
    await events.whenCaughtUp();
    await projection.stop();
    const broken = source<Card, NoteEvent>(
      'left',
      noteCodec,
      () => ['a'],
      () => {
        throw new Error('newer code that does not work');
      },
    );
    const next = await started(events, { definition, sources: [broken] });
    await expect(next.rebuild()).rejects.toBeInstanceOf(RebuildFailed);
    expect((await next.get('a'))?.body.left?.texts).toEqual(['x']);
    expect(await engine().generation(definition.name)).toBe(1);
    expect(await engine().generations(definition.name)).toEqual([1]);
    expect(await engine().reserveGeneration(definition.name)).toBe(3);
  });

  it('never drops what is in use when two processes rebuild at once', async () => {
    const events = new MemoryEvents();
    const definition = cardDefinition();
    const one = await started(events, { definition });
    const other = await started(events, { definition, readModels: second() });
    events.publish('left', 's/1', noted('a', 'x'));
    await events.whenCaughtUp();
    const rebuilds = await Promise.allSettled([one.rebuild(), other.rebuild()]);
    expect(rebuilds.map(({ status }) => status)).toContain('fulfilled');
    const version = events.publish('left', 's/1', noted('a', 'y'));
    for (const projection of [one, other]) {
      expect(await projection.waitFor('a', 's/1', version)).toBe(true);
      expect((await projection.get('a'))?.body.left?.texts).toEqual(['x', 'y']);
    }
    const inUse = await engine().generation(definition.name);
    expect(inUse).toBeGreaterThan(1);
    expect(await engine().generations(definition.name)).toContain(inUse);
  });

  it('follows a generation that another process swapped in, within about a second', async () => {
    const events = new MemoryEvents();
    const definition = cardDefinition();
    const generations: number[] = [];
    const one = await started(events, { definition });
    const other = await startProjection<Card>({
      events,
      readModels: second(),
      definition,
      sources,
      observe: ({ generation }) => generations.push(generation),
    });
    onTestFinished(() => other.stop());
    events.publish('left', 's/1', noted('a', 'x'));
    await events.whenCaughtUp();
    await one.rebuild();
    expect(await second().generation(definition.name)).toBe(2);
    await vi.waitFor(
      () => {
        events.publish('left', 's/1', noted('a', 'y'));
        expect(generations).toContain(2);
      },
      { timeout: 1500, interval: 20 },
    );
    const version = events.publish('left', 's/1', noted('a', 'z'));
    expect(await other.waitFor('a', 's/1', version)).toBe(true);
  });
}

/** The values one after the other, for ever. */
function inTurn<Value>(values: readonly Value[]): () => Value {
  let turn = 0;
  return () => {
    turn += 1;
    return values[turn % values.length]!;
  };
}
