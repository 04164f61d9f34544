import { describe, expect, it } from 'vitest';
import { emptyLine, faultsOf, pastedLines } from './new-lines.ts';
import { typedQuantity } from './quantity.ts';

describe('lines pasted from a spreadsheet', () => {
  it('are read in the order of the fields, without the heads, with what a spreadsheet does to codes and days', () => {
    const lines = pastedLines(
      '备案序号\t商品编码\t名称\t单位\t期限\n1\t8471300000\t电脑, 笔记本\t1\t2027/6/30\n2\t8528521100\t显示器\t035\t',
    );
    expect(lines.map(({ lineNo, hsCode, name, unit, limitAt }) => [lineNo, hsCode, name, unit, limitAt])).toEqual([
      ['1', '8471300000', '电脑, 笔记本', '001', '2027-06-30'],
      ['2', '8528521100', '显示器', '035', ''],
    ]);
    expect([...faultsOf(lines).values()]).toEqual([[], []]);
  });

  it('are told everything that is wrong with each', () => {
    const lines = [
      ...pastedLines('0\t84713000\t\t一个\t2027-02-30\n1\t8471300000\ta\t001'),
      { ...emptyLine('1'), hsCode: '8471300000', name: 'b', unit: '001' },
    ];
    expect([...faultsOf(lines).values()]).toEqual([['lineNo', 'hsCode', 'name', 'unit', 'limitAt'], ['twice'], ['twice']]);
  });
});

describe('a quantity', () => {
  it('is taken as people type it', () => {
    expect(typedQuantity(' 1,234.5 ')).toBe('1234.5');
  });
});
