import { describe, expect, it } from 'vitest';
import { HOUR, MONDAY_8 } from '../../test/builders.ts';
import type { Ranked } from './priority.ts';
import { priorityParts } from './priority.ts';

const plain: Ranked = {
  waiting: { for: 'decision', reason: '', sinceMs: MONDAY_8 },
  lane: 'LANE_GREEN',
  goods: [{ hsCode: '8479899990', unNumber: '' }],
  arrivedAtMs: 0,
  dueAtMs: 0,
  overdue: false,
};
const key = (ranked: Partial<Ranked>) => priorityParts({ ...plain, ...ranked }).reduce((sum, { ms }) => sum + ms, 0);

describe('the place in the queue', () => {
  it('is the time since when it waits when nothing else counts', () => {
    expect(priorityParts(plain)).toEqual([{ part: 'since', ms: MONDAY_8 }]);
  });

  it('moves forward for arrived, RED, YELLOW, perishable, dangerous and overdue, each part named', () => {
    const parts = priorityParts({
      ...plain,
      lane: 'LANE_RED',
      arrivedAtMs: MONDAY_8,
      goods: [{ hsCode: '0803900000', unNumber: 'UN1950' }],
      overdue: true,
    });
    expect(parts.map(({ part, ms }) => [part, ms / HOUR])).toEqual([
      ['since', MONDAY_8 / HOUR],
      ['arrived', -4],
      ['lane-red', -2],
      ['perishable', -8],
      ['dangerous', -4],
      ['overdue', -24],
    ]);
    expect(key({ lane: 'LANE_RED' })).toBeLessThan(key({ lane: 'LANE_YELLOW' }));
    expect(key({ lane: 'LANE_YELLOW' })).toBeLessThan(key({}));
  });

  it('moves forward the sooner it is due, and not at all while that is far away', () => {
    expect(key({ dueAtMs: MONDAY_8 + 2 * HOUR })).toBe(MONDAY_8 - 6 * HOUR);
    expect(key({ dueAtMs: MONDAY_8 + 24 * HOUR })).toBe(MONDAY_8);
  });

  it('moves back while it waits for others', () => {
    expect(key({ waiting: { ...plain.waiting, for: 'condition' } })).toBeGreaterThan(key({}));
    expect(key({ waiting: { ...plain.waiting, for: 'arrival' } })).toBeGreaterThan(key({}));
  });
});
