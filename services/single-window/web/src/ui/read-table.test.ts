import { describe, expect, it } from 'vitest';
import { readTable, readTextFile } from './read-table.ts';

const cellsOf = (text: string) => readTable(text).map(({ cells }) => cells);

describe('a table as text', () => {
  it('is CSV with quotes, doubled quotes and line breaks in a cell', () => {
    expect(cellsOf('a,b\r\n"x, y","he said ""no"""\r\n"two\nlines",z\r\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'he said "no"'],
      ['two\nlines', 'z'],
    ]);
  });

  it('is what a spreadsheet copies, or a file with semicolons', () => {
    expect(cellsOf('1\t8471300000\t电脑, 笔记本\n2\t8528521100\t显示器')).toEqual([
      ['1', '8471300000', '电脑, 笔记本'],
      ['2', '8528521100', '显示器'],
    ]);
    expect(cellsOf('a;b\n1;2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps the line that a row begins on, and leaves empty lines out', () => {
    expect(readTable('\uFEFFa,b\n\n"x\ny",1\n , \nz,2').map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'x\ny'],
      [6, 'z'],
    ]);
    expect(readTable('')).toEqual([]);
  });
});

describe('a file', () => {
  it('is read as UTF-8, else as GBK', async () => {
    expect(await readTextFile(new Blob(['运抵']))).toBe('运抵');
    expect(await readTextFile(new Blob([new Uint8Array([0xd4, 0xcb, 0xb5, 0xd6])]))).toBe('运抵');
  });
});
