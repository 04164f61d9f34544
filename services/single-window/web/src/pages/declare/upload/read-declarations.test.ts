import { describe, expect, test } from 'vitest';
import { csvOf } from '#src/ui/save-file';
import { CSV_COLUMNS, templateRows } from './csv-columns.ts';
import { readDeclarations } from './read-declarations.ts';

describe('declarations out of a CSV', () => {
  test('the template is one declaration of two items with its container', async () => {
    const { faults, declarations } = readDeclarations(await csvOf(templateRows()).text());
    expect([faults, declarations.length]).toEqual([[], 1]);
    const [{ content, reference, faults: own }] = declarations as [(typeof declarations)[0]];
    expect([reference, own]).toEqual(['HN-2026-001', []]);
    expect(content.header).toMatchObject({ billNo: 'SMGS26112000001', trader: { creditCode: '91430100MA4L00011K' } });
    expect(content.items?.map(({ itemNo, unit }) => [itemNo, unit])).toEqual([
      ['1', '001'],
      ['2', '001'],
    ]);
    expect(content.containers).toEqual([{ containerId: 'TBJU1000016', specification: '21', itemNos: '1,2' }]);
  });

  test('rows are grouped by reference wherever they stand, and a fault leads back to its line and column', () => {
    const { declarations } = readDeclarations('reference,billNo,item.name\nA,B1,one\nB,B2,two\n\n"A",,"thr\nee"\nA,B9,four\n');
    expect(declarations.map(({ reference, content }) => [reference, content.items?.length])).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
    const [a, b] = declarations;
    expect(a?.placeOf('/items/1/name')).toEqual({ line: 5, column: 3 });
    expect(a?.placeOf('/header/billNo')).toEqual({ line: 2, column: 2 });
    expect(b?.placeOf('/header/trader/name')).toEqual({ line: 3, column: undefined });
    expect(a?.faults).toEqual([{ code: 'differs', line: 7, column: 2, values: { column: 'billNo', first: 2 } }]);
    expect(b?.faults).toEqual([]);
  });

  test.each([
    ['', 'noRows'],
    ['reference,billNo', 'noRows'],
    ['billNo\nX', 'noReference'],
    ['reference,bilNo\nA,X', 'unknownColumn'],
    ['reference,billNo,BILLNO\nA,X,Y', 'twice'],
  ])('a table of which nothing can be taken says why: %j', (text, code) => {
    expect(readDeclarations(text).faults.map((fault) => fault.code)).toContain(code);
  });

  test('a row without a reference or with too many cells is told with its line', () => {
    const { declarations } = readDeclarations('reference,billNo\n,B1\nA,B2,beyond');
    expect(declarations.flatMap(({ faults }) => faults.map(({ code, line }) => [code, line]))).toEqual([
      ['emptyReference', 2],
      ['cells', 3],
    ]);
  });

  test('every column has a name of its own', () => {
    expect(new Set(CSV_COLUMNS).size).toBe(CSV_COLUMNS.length);
  });
});
