import { expect, test } from 'vitest';
import { percentOf } from './tax-bill.ts';

test.each([
  ['0.0005', '0.05%'],
  ['0.001', '0.1%'],
  ['0.01', '1%'],
  ['0', '0%'],
  ['0.12345', '12.345%'],
  ['1', '100%'],
])('%s is %s', (rate, text) => {
  expect(percentOf(rate)).toBe(text);
});
