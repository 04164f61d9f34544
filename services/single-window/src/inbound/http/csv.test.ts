import { describe, expect, it } from 'vitest';
import { chinaTime, csvHead, csvLine } from './csv.ts';

describe('a line of CSV for spreadsheets', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+86', `'+86`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `"'\t=1"`],
    ['a=1', 'a=1'],
    ['长沙, "A"', '"长沙, ""A"""'],
    ['one\r\ntwo', '"one\r\ntwo"'],
    ['490520261000000001', '"490520261000000001\t"'],
    ['123456789012345', '123456789012345'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(csvLine([text, 'b'])).toBe(`${expected},b\r\n`);
  });

  it('begins with the mark that Excel knows UTF-8 by, and tells the time of China', () => {
    expect(csvHead(['号', 'b'])).toBe('\u{FEFF}号,b\r\n');
    expect(chinaTime(Date.parse('2026-11-25T20:30:00Z'))).toBe('2026-11-26 04:30:00');
    expect(chinaTime(0)).toBe('');
  });
});
