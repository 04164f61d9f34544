import { expect, test } from 'vitest';
import { app } from './window.ts';

test('every schema of every route can be compiled, also of those that no test calls', async () => {
  const window = await app({}, { compile: 'at-start' });
  await expect(window.ready()).resolves.toBe(window);
  await window.close();
});
