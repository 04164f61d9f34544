import { expect, test } from 'vitest';

import { gathered } from './gathered.ts';

test('asks once for all that was asked while the last question was on its way, and answers each', async () => {
  const asked: (readonly number[])[] = [];
  const gates: PromiseWithResolvers<undefined>[] = [];
  const square = gathered(async (keys: readonly number[]) => {
    asked.push(keys);
    const gate = Promise.withResolvers<undefined>();
    gates.push(gate);
    await gate.promise;
    return keys.map((key) => key * key);
  });
  const first = square(2);
  await expect.poll(() => gates.length).toBe(1);
  const later = [square(3), square(4), square(3)];
  gates[0]!.resolve(undefined);
  expect(await first).toBe(4);
  await expect.poll(() => gates.length).toBe(2);
  gates[1]!.resolve(undefined);
  expect(await Promise.all(later)).toEqual([9, 16, 9]);
  expect(asked).toEqual([[2], [3, 4, 3]]);
});

test('a question that fails rejects those who asked it, and the next is asked again', async () => {
  let away = true;
  const echo = gathered((keys: readonly string[]) => (away ? Promise.reject(new Error('the server is away')) : Promise.resolve(keys)));
  const [one, two] = await Promise.allSettled([echo('a'), echo('b')]);
  expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
  away = false;
  expect(await echo('c')).toBe('c');
});
