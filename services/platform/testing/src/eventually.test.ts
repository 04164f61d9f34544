import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';

it('gives the first answer that is something', async () => {
  const answers = [undefined, false, null, 0];
  expect(await eventually(() => answers.shift(), { everyMs: 1 })).toBe(0);
});

it('asks again after a throw, and in the end says what went wrong last', async () => {
  let attempts = 0;
  const failing = eventually(
    () => {
      attempts += 1;
      throw new Error(`attempt ${attempts}`);
    },
    { timeoutMs: 30, everyMs: 1 },
  );
  const error: unknown = await failing.catch((thrown: unknown) => thrown);
  expect(attempts).toBeGreaterThan(1);
  expect(error).toMatchObject({ message: 'not within 30 ms', cause: { message: `attempt ${attempts}` } });
});
