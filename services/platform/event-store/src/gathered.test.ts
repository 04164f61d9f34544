import { expect, test } from 'vitest';

import { gathered } from './gathered.ts';

test('asks once for all that is asked at a time, and answers each', async () => {
  const asked: (readonly number[])[] = [];
  const square = gathered((keys: readonly number[]) => {
    asked.push(keys);
    return Promise.resolve(keys.map((key) => key * key));
  });
  expect(await Promise.all([square(3), square(4), square(3)])).toEqual([9, 16, 9]);
  expect(await square(5)).toBe(25);
  expect(asked).toEqual([[3, 4, 3], [5]]);
});

test('a question that hangs keeps nobody else', async () => {
  const slow = Promise.withResolvers<readonly string[]>();
  const echo = gathered((keys: readonly string[]) => (keys.includes('slow') ? slow.promise : Promise.resolve(keys)));
  const hanging = echo('slow');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await echo('quick')).toBe('quick');
  slow.resolve(['slow']);
  expect(await hanging).toBe('slow');
});

test('a question that fails rejects those who asked it, and the next is asked again', async () => {
  let away = true;
  const echo = gathered((keys: readonly string[]) => (away ? Promise.reject(new Error('the server is away')) : Promise.resolve(keys)));
  const [one, two] = await Promise.allSettled([echo('a'), echo('b')]);
  expect([one.status, two.status]).toEqual(['rejected', 'rejected']);
  away = false;
  expect(await echo('c')).toBe('c');
});
