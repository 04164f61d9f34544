import { describe, expect, test } from 'vitest';
import { COLUMNS } from '../editor/fields.ts';
import { cellsOf, cleared, paste } from './paste.ts';
import { at, moved } from './selection.ts';
import { readTsv, writeTsv } from './tsv.ts';

describe('what a spreadsheet copies', () => {
  test('is read cell by cell: quotes, line ends in a cell, empty cells, a last line end', () => {
    expect(readTsv('a\tb\r\n\t"x\ty"\r\n"p""q\nr"\t\r\n')).toEqual([
      ['a', 'b'],
      ['', 'x\ty'],
      ['p"q\nr', ''],
    ]);
    expect(readTsv('1,5')).toEqual([['1,5']]);
  });
  test('is written so that it reads the same', () => {
    const cells = [
      ['a\tb', '"'],
      ['', 'c\nd'],
    ];
    expect(readTsv(writeTsv(cells))).toEqual(cells);
  });
});

describe('a paste', () => {
  const columns = COLUMNS.items;
  test('adds rows up to the most, says what was left, and leaves the number alone', () => {
    const cells = Array.from({ length: 52 }, (_, n) => ['9', String(n)]);
    const { rows, filled, left } = paste([{ itemNo: '1', name: 'x' }], columns, { row: 0, column: 0 }, cells, 50);
    expect([rows.length, filled, left]).toEqual([50, 50, 2]);
    expect(rows[0]).toEqual({ itemNo: '1', name: 'x', hsCode: '0' });
  });
  test('goes beyond the last column without harm, and cells are copied and cleared as a rectangle', () => {
    const last = columns.length - 1;
    const { rows } = paste([], columns, { row: 1, column: last }, [['V1', 'lost']], 50);
    expect(rows).toEqual([{}, { vehicleIds: 'V1' }]);
    const area = { top: 0, bottom: 1, left: last - 1, right: last };
    expect(cellsOf(rows, columns, area)).toEqual([
      ['', ''],
      ['', 'V1'],
    ]);
    expect(cleared(rows, columns, area)[1]).toMatchObject({ vehicleIds: '' });
  });
});

describe('keys', () => {
  const size = { rows: 3, columns: 4 };
  const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, ...more });
  test('move, stay inside, and extend the selection with Shift', () => {
    expect(moved(at(0, 0), key('ArrowUp'), size)).toEqual(at(0, 0));
    expect(moved(at(1, 1), key('ArrowRight', { shiftKey: true }), size)).toEqual({
      active: { row: 1, column: 2 },
      anchor: { row: 1, column: 1 },
    });
    expect(moved(at(1, 1), key('End', { ctrlKey: true }), size)).toEqual(at(2, 3));
    expect(moved(at(0, 3), key('Tab'), size)).toEqual(at(1, 0));
    expect(moved(at(2, 3), key('Tab'), size)).toBeUndefined();
    expect(moved(at(0, 0), key('Tab', { shiftKey: true }), size)).toBeUndefined();
  });
});
