import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aDeclaration, anItem } from '../../../test/builders.ts';
import { alignRows } from './align-rows.ts';
import { differenceOf } from './difference.ts';

const items = (...names: readonly string[]) => names.map((name, place) => anItem({ itemNo: String(place + 1), name }));

describe('the difference of two contents', () => {
  it('is none between a content and itself', () => {
    expect(differenceOf(aDeclaration(), aDeclaration())).toEqual([]);
  });
  it('tells each field with its place, its name in both languages and both values', () => {
    const before = aDeclaration();
    const after = aDeclaration({
      header: { contractNo: 'HN-2', trader: { ...before.header.trader, name: '另一公司' }, oversize: true },
      items: [anItem({ quantity: '3' })],
    });
    expect(differenceOf(before, after)).toEqual([
      { path: '/header/contractNo', label: { zh: '合同协议号', en: 'Contract number' }, before: 'HN-1', after: 'HN-2', kind: 'changed' },
      { path: '/header/oversize', label: { zh: '超限', en: 'Oversize' }, before: '', after: '1', kind: 'changed' },
      {
        ...{ path: '/header/trader/name', label: { zh: '境内收发货人名称', en: 'Name of the trader' } },
        ...{ before: '示例公司', after: '另一公司', kind: 'changed' },
      },
      { path: '/items/0/quantity', label: { zh: '商品第1项 成交数量', en: 'Item 1: Quantity' }, before: '2', after: '3', kind: 'changed' },
    ]);
  });
  it('tells a row that was taken out of the middle as one removal, whatever number the others have then', () => {
    const differences = differenceOf(aDeclaration({ items: items('A', 'B', 'C') }), aDeclaration({ items: items('A', 'C') }));
    expect(differences.filter(({ kind }) => kind === 'removed').map(({ path }) => path)).toContain('/items/1/name');
    expect(differences.filter(({ kind }) => kind === 'changed')).toEqual([
      { path: '/items/1/itemNo', label: { zh: '商品第2项 项号', en: 'Item 2: Item number' }, before: '3', after: '2', kind: 'changed' },
    ]);
  });
  it('tells a new row field by field', () => {
    const added = aContainer({ containerId: 'TBJU1000021' });
    const differences = differenceOf(aDeclaration(), aDeclaration({ containers: [aContainer(), added] }));
    expect(differences.every(({ kind, before }) => kind === 'added' && before === '')).toBe(true);
    expect(differences.map(({ path, after }) => `${path} ${after}`)).toContain('/containers/1/containerId TBJU1000021');
  });
  it('is the same turned round when the contents are', () => {
    const content = fc.record({
      header: fc.record({ contractNo: fc.constantFrom('', 'A', 'B'), billNo: fc.constantFrom('X1', 'X2'), oversize: fc.boolean() }),
      items: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 5 }).map((names) => items(...names)),
    });
    fc.assert(
      fc.property(content, content, (one, other) => {
        const [before, after] = [aDeclaration(one), aDeclaration(other)];
        const told = differenceOf(before, after);
        expect(told.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        const header = (differences: typeof told) => differences.filter(({ path }) => path.startsWith('/header'));
        expect(header(differenceOf(after, before))).toEqual(
          header(told).map((difference) => ({ ...difference, before: difference.after, after: difference.before })),
        );
      }),
      { numRuns: 200 },
    );
  });
});

it('rows are each paired once, in their order', () => {
  const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const pairs = alignRows(before, after);
      const places = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side] ?? []);
      expect(places('before')).toEqual(before.map((_row, place) => place));
      expect(places('after')).toEqual(after.map((_row, place) => place));
    }),
    { numRuns: 300 },
  );
});
