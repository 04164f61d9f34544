import { expect, it } from 'vitest';
import { daysLeft } from './days-left.ts';

it.each([
  ['2026-12-09T15:59:59.999Z', '2026-11-25T01:00:00Z', 14],
  // already the next day in China
  ['2026-12-09T15:59:59.999Z', '2026-12-08T16:00:00Z', 0],
  ['2026-12-09T15:59:59.999Z', '2026-12-09T15:00:00Z', 0],
  ['2026-12-09T15:59:59.999Z', '2026-12-09T16:00:00Z', -1],
])('until %s, seen at %s: %i days', (until, now, days) => {
  expect(daysLeft(until, Date.parse(now))).toBe(days);
});
