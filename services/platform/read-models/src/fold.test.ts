import { systemClock } from '@tongguan/event-store/clock';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEmbeddedReadModels } from './embedded/engine.ts';
import { foldInto, keepLastPut } from './fold.ts';
import type { ReadModel } from './port.ts';
import type { Touch } from './source.ts';

type Card = readonly string[];
const definition = { name: 'tests.cards', fields: {}, indexes: [] };

async function openCards(): Promise<ReadModel<Card>> {
  const folder = await mkdtemp(join(tmpdir(), 'fold-'));
  const engine = openEmbeddedReadModels({ file: join(folder, 'read-models.db'), clock: systemClock });
  onTestFinished(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });
  return engine.open<Card>(definition);
}

const touching = (card: string, stream: string, position: number): ReadonlyMap<string, readonly Touch<Card>[]> =>
  new Map([[card, [{ stream, position, apply: (texts) => [...(texts ?? []), `${stream}@${position}`] }]]]);

it('does not read again what it put last, and a repeat changes nothing', async () => {
  const cards = await openCards();
  const read = vi.spyOn(cards, 'getMany');
  const lastPut = keepLastPut<Card>();
  for (const position of [1, 2, 2, 3]) await foldInto(cards, touching('a', 's', position), lastPut);
  expect(read).toHaveBeenCalledTimes(1);
  expect(await cards.get('a')).toMatchObject({ revision: 3, versions: { s: 3 }, body: ['s@1', 's@2', 's@3'] });
});

it('reads again what another writer changed or took away meanwhile, and loses nothing of either', async () => {
  const cards = await openCards();
  const [one, other] = [keepLastPut<Card>(), keepLastPut<Card>()];
  await foldInto(cards, touching('a', 's', 1), one);
  await foldInto(cards, touching('a', 't', 1), other);
  expect(await foldInto(cards, touching('a', 's', 2), one)).toMatchObject({ stale: 1, written: 1 });
  expect(await foldInto(cards, touching('a', 't', 2), other)).toMatchObject({ stale: 1, written: 1 });
  expect((await cards.get('a'))?.body).toEqual(['s@1', 't@1', 's@2', 't@2']);
  await cards.remove(['a']);
  await foldInto(cards, touching('a', 's', 3), other);
  expect((await cards.get('a'))?.body).toEqual(['s@3']);
});

it('two batches at one document at the same time both show', async () => {
  const cards = await openCards();
  const lastPut = keepLastPut<Card>();
  await foldInto(cards, touching('a', 's', 1), lastPut);
  await Promise.all([foldInto(cards, touching('a', 't', 1), lastPut), foldInto(cards, touching('a', 'u', 1), lastPut)]);
  expect((await cards.get('a'))?.body.toSorted()).toEqual(['s@1', 't@1', 'u@1']);
});
