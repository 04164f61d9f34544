import { expect, test } from 'vitest';
import { comparison, isMet, median, percentile } from './figure.ts';
import { json, table } from './report.ts';

test('a median and a percentile are values that were measured', () => {
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(percentile([7], 0.5)).toBe(7);
});

test('the ratio is the median of the ratios within the rounds, not that of the medians', () => {
  const rounds = [
    { product: 100, floor: 100 },
    { product: 30, floor: 300 },
    { product: 20, floor: 40 },
  ];
  const [product, floor, ratio] = comparison('x', '/s', rounds, 0.6);
  expect([product?.value, floor?.value, ratio?.value]).toEqual([30, 100, 0.5]);
  expect(ratio?.spread).toEqual([0.1, 1]);
  expect(ratio === undefined ? undefined : isMet(ratio)).toBe(false);
});

test('an aim is met at its very limit, and a figure that could not be computed meets none', () => {
  expect(isMet({ name: 'a', value: 0.5, unit: '', aim: { atLeast: 0.5 } })).toBe(true);
  expect(isMet({ name: 'd', value: 500.1, unit: 'ms', aim: { atMost: 500 } })).toBe(false);
  expect(isMet({ name: 'a', value: NaN, unit: '', aim: { atLeast: 0.5 } })).toBe(false);
  expect(isMet({ name: 'a', value: 1, unit: '' })).toBeUndefined();
});

test('what is written and what is printed say the same, a missed aim included', () => {
  const figures = [
    { name: 'a  intake', value: 812.4, unit: '/s' },
    { name: 'a  ratio', value: 0.312, unit: 'of floor', aim: { atLeast: 0.5 } },
  ];
  expect(JSON.parse(json(figures))).toEqual([
    { name: 'a  intake', value: 812.4, unit: '/s', aim: null, met: null },
    { name: 'a  ratio', value: 0.312, unit: 'of floor', aim: '>= 0.50', met: false },
  ]);
  const [, intake, ratio] = table(figures).split('\n');
  expect(intake).toMatch(/^a {2}intake +812 +\/s$/);
  expect(ratio).toMatch(/0\.31 .*>= 0\.50 +MISSED$/);
});
