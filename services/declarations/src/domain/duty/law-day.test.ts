import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../../../test/builders.ts';
import { exchangeRateDay, lawDayOf } from './law-day.ts';

const header = (direction: string, movementDate: string) => aDeclaration({ header: { direction, movementDate } }).header;

describe("the law's day", () => {
  it.each([
    ['accepted after entry: acceptance', header('I', '20180420'), '2018-05-11', { day: '2018-05-11', basis: 'acceptance' }],
    ['in advance: entry', header('I', '20180513'), '2018-05-11', { day: '2018-05-13', basis: 'entry' }],
    ['on the day itself', header('I', '20180511'), '2018-05-11', { day: '2018-05-11', basis: 'acceptance' }],
    ['exports: acceptance', header('E', '20180513'), '2018-05-11', { day: '2018-05-11', basis: 'acceptance' }],
    ['no day of entry', header('I', ''), '2018-05-11', { day: '2018-05-11', basis: 'acceptance' }],
    ['a day that does not exist', header('I', '20189913'), '2018-05-11', { day: '2018-05-11', basis: 'acceptance' }],
  ])('%s', (_name, given, accepted, expected) => {
    expect(lawDayOf(given, accepted)).toEqual(expected);
  });

  it.each([
    ['2018-05-11', '2018-04-18'],
    ['2019-01-01', '2018-12-19'],
    ['2026-11-27', '2026-10-21'],
    ['2024-03-31', '2024-02-21'],
  ])('%s uses the exchange rates published on %s', (day, published) => {
    expect(exchangeRateDay(day)).toBe(published);
  });

  it('is a third Wednesday of the month before, always', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (at) => {
        const day = at.toISOString().slice(0, 10);
        const published = new Date(`${exchangeRateDay(day)}T00:00:00Z`);
        expect(published.getUTCDay()).toBe(3);
        expect(published.getUTCDate()).toBeGreaterThan(14);
        expect(published.getUTCDate()).toBeLessThan(22);
        const months = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(months(at) - months(published)).toBe(1);
      }),
    );
  });
});
