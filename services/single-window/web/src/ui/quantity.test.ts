import { expect, test } from 'vitest';
import { quantityText } from './quantity.tsx';

test('quantities are read with thousands and without idle noughts, exactly', () => {
  expect(quantityText('1234567.50000', 'en')).toBe('1,234,567.5');
  expect(quantityText('99999999999999.00001', 'zh')).toBe('99,999,999,999,999.00001');
  expect(quantityText('-0.50000', 'en')).toBe('−0.5');
  expect(quantityText('3.1000', 'en')).toBe('3.1');
  expect(quantityText('15602.3', 'zh', 2)).toBe('15,602.30');
});

test('what is no number stays as it was written', () => {
  expect(quantityText('about 5', 'en')).toBe('about 5');
  expect(quantityText('', 'zh')).toBe('');
});
