import { describe, expect, test } from 'vitest';
import { EMPTY, fromApi, toApi, valueAt, withHeader, withRows } from './content.ts';

describe('a declaration as the page edits it', () => {
  test('comes back as it was given', () => {
    const given = {
      header: { billNo: 'B1', oversize: true, trader: { name: '甲', creditCode: 'X' }, freight: { mark: '3' } },
      items: [{ itemNo: '1', hsCode: '8457101000', vehicleIds: ['A', 'B'] }],
      containers: [{ containerId: 'TBJU1000016', itemNos: '1' }],
      licenceDocuments: [],
      attachedDocuments: [],
      kept: [{ path: 'DecHead/Risk', value: 'x' }],
    };
    expect(toApi(fromApi(given))).toEqual(given);
  });

  test('leaves out what is empty, and keeps rows at their places', () => {
    const content = withRows(withHeader(EMPTY, 'trader/name', ''), 'items', [{}, { name: 'x' }]);
    expect(toApi(content)).toEqual({
      ...{ header: {}, containers: [], licenceDocuments: [], attachedDocuments: [] },
      items: [{ itemNo: '1' }, { itemNo: '2', name: 'x' }],
    });
    expect(valueAt(content, '/items/1/name')).toBe('x');
  });

  test('numbers items anew when one goes, and containers follow their items', () => {
    const items = [{ itemNo: '1' }, { itemNo: '2' }, { itemNo: '3', name: 'third' }];
    const content = {
      ...EMPTY,
      items,
      containers: [
        { containerId: 'A', itemNos: '1,3' },
        { containerId: 'B', itemNos: '2' },
      ],
    };
    const after = withRows(content, 'items', [items[0]!, items[2]!]);
    expect(after.items).toEqual([{ itemNo: '1' }, { itemNo: '2', name: 'third' }]);
    expect(after.containers.map(({ itemNos }) => itemNos)).toEqual(['1,2', '']);
  });
});
