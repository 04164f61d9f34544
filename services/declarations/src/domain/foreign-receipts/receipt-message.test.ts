import { describe, expect, it } from 'vitest';
import { codeTableSet } from '../../../test/builders.ts';
import type { CodeTableSet } from '../code-tables.ts';
import { parseNoticeTime } from './notice-time.ts';
import { checkReceipt } from './receipt-message.ts';
import type { ReceiptMessage } from './receipt-message.ts';

const NOW = Date.UTC(2026, 10, 27);
const message: ReceiptMessage = {
  ...{ messageId: '', declarationNo: '490520261000000001', unifiedNo: '', code: 'P', noticeTime: '2026-11-26T09:15:03' },
  ...{ note: '', customsOffice: '4905', raw: '<DEC_RESULT/>' },
};
const check = (changes: Partial<ReceiptMessage>, tables = codeTableSet) => checkReceipt({ ...message, ...changes }, 2, tables, NOW);
const faults = (changes: Partial<ReceiptMessage>): readonly string[] => {
  const checked = check(changes);
  return checked.ok ? [] : checked.faults.map(({ path }) => path);
};

describe('a notice time', () => {
  it.each([
    ['2024-04-17T09:15:03', Date.UTC(2024, 3, 17, 1, 15, 3)],
    ['20180208T15032200', Date.UTC(2018, 1, 8, 7, 3, 22)],
    ['20180208T15032250', Date.UTC(2018, 1, 8, 7, 3, 22, 500)],
    ['2018-02-26T09:52:14.670+08:00', Date.UTC(2018, 1, 26, 1, 52, 14, 670)],
    ['2018-02-26T01:52:14Z', Date.UTC(2018, 1, 26, 1, 52, 14)],
    ['2018-02-26T01:52:14-0530', Date.UTC(2018, 1, 26, 7, 22, 14)],
  ])('%s is a moment', (text, value) => {
    expect(parseNoticeTime(text)).toEqual({ ok: true, value });
  });
  it.each(['', '2024-02-30T09:15:03', '2024-04-17', '2024-04-17T24:15:03', '2024-04-17T09:15:03+23:00', '0001-01-01T00:00:00', 'now'])(
    '%s is none',
    (text) => {
      expect(parseNoticeTime(text)).toEqual({ ok: false, problem: 'format' });
    },
  );
});

describe('a receipt of somebody else', () => {
  it('is kept with what the table makes of its code, and with the version that said so', () => {
    const { version } = codeTableSet.tables['receipt-codes'];
    expect(check({})).toMatchObject({
      ok: true,
      receipt: { receiptsId: 'entry-490520261000000001', canonical: 'RELEASED', tableVersion: version, offices: ['4905'] },
    });
  });
  it('with a code that nobody knows is kept too', () => {
    expect(check({ code: 'Q7' })).toMatchObject({ ok: true, receipt: { canonical: '' } });
  });
  it('is mapped by the table of the day of its notice, in China', () => {
    const table = codeTableSet.tables['receipt-codes'];
    const [p] = table.byCode.get('P') ?? [];
    if (p === undefined) throw new Error('the table has no P');
    const rows = [
      { ...p, validTo: '2026-11-25' },
      { ...p, validFrom: '2026-11-26', attributes: { ...p.attributes, canonical: 'CLOSED' } },
    ];
    const changed = { ...table, byCode: new Map([...table.byCode, ['P', rows]]) };
    const tables: CodeTableSet = { ...codeTableSet, tables: { ...codeTableSet.tables, 'receipt-codes': changed } };
    expect(check({ noticeTime: '2026-11-25T23:59:59' }, tables)).toMatchObject({ receipt: { canonical: 'RELEASED' } });
    expect(check({ noticeTime: '2026-11-26T00:00:00' }, tables)).toMatchObject({ receipt: { canonical: 'CLOSED' } });
  });
  it('has every fault told at once, with its place', () => {
    expect(faults({ declarationNo: '', code: '', noticeTime: 'x', customsOffice: '49' })).toEqual(
      ['declarationNo', 'code', 'customsOffice', 'noticeTime'].map((field) => `/receipts/2/${field}`),
    );
    expect(faults({ declarationNo: '123', unifiedNo: '?' })).toEqual(['/receipts/2/declarationNo', '/receipts/2/unifiedNo']);
    expect(faults({ noticeTime: '2027-01-01T00:00:00' })).toEqual(['/receipts/2/noticeTime']);
    expect(faults({ note: 'a'.repeat(2001), raw: 'a'.repeat(16_385) })).toEqual(['/receipts/2/note', '/receipts/2/raw']);
  });
  it('of another office than its number says concerns both', () => {
    expect(check({ customsOffice: '4902' })).toMatchObject({ receipt: { offices: ['4905', '4902'] } });
  });
});
