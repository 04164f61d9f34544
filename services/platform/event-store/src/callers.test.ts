import { expect, it } from 'vitest';

import { createCallers } from './callers.ts';

it('is busy while somebody waits and 3 ms longer, however often one leaves', () => {
  let now = 0;
  const callers = createCallers(() => now);
  expect(callers.busy).toBe(false);
  const [leave, leaveToo] = [callers.enter(), callers.enter()];
  leave();
  leave();
  now = 100;
  expect(callers.busy).toBe(true);
  leaveToo();
  now = 102;
  expect(callers.busy).toBe(true);
  now = 103;
  expect(callers.busy).toBe(false);
});
