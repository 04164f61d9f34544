import { beforeAll, describe, expect, test } from 'vitest';
import { ListTaxBillsResponse, SettleTaxResponse, TaxBillRow } from '@tongguan/contracts/clearance/v1/tax';
import type { ListTaxBillsRequest, SettleTaxRequest } from '@tongguan/contracts/clearance/v1/tax';
import { refuse } from '@tongguan/grpc/refusal';
import { bank as theBank, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let bank = { authorization: '' };
beforeAll(async () => {
  bank = { authorization: `Bearer ${await tokenFor(theBank)}` };
});
const window = (tax: PeerAnswers['tax']) => app({ tax: tax ?? {} });
const BILL = '490520181000000001-T01';
const row = TaxBillRow.fromPartial({
  bill: {
    demand: 'TAX_DEMAND_PAY',
    kind: 'TAX_BILL_KIND_SUPPLEMENTARY',
    ...{ billNo: BILL, amount: '120.50', lateRatePerDay: '0.0005', issuedDay: '2018-05-07', dueDay: '2018-05-22' },
    ...{ byTax: { 'import-vat': '20.50', 'import-duty': '100.00' }, payerCompany: 'P', payerName: '示例' },
  },
  how: 'TAX_MEANS_GUARANTEE_LETTER',
  ...{ declarationNo: '490520181000000001', customsOffice: '4905', status: 'SETTLED', issuedAtMs: 1, lateFee: '0.00', total: '120.50' },
  ...{ reference: 'LG-1', endedAtMs: 2 },
});

describe('tax bills over HTTP', () => {
  test('are listed by state and number, the taxes of each in their order', async () => {
    const seen: ListTaxBillsRequest[] = [];
    const reply = await (
      await window({
        listTaxBills: (request) => {
          seen.push(request);
          return Promise.resolve(ListTaxBillsResponse.fromPartial({ rows: [row], nextCursor: 'next' }));
        },
      })
    ).inject({ url: `/v1/tax-bills?state=settled&billNo=4905&limit=20&waitFor=${BILL}:d1:7`, headers: bank });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      rows: [
        {
          ...{
            billNo: BILL,
            declarationNo: '490520181000000001',
            declarationId: null,
            demand: 'PAY',
            kind: 'SUPPLEMENTARY',
            status: 'SETTLED',
          },
          ...{ payerCompany: 'P', payerName: '示例', customsOffice: '4905', amount: '120.50', lateFee: '0.00', total: '120.50' },
          byTax: [
            { tax: 'import-duty', amount: '100.00' },
            { tax: 'import-vat', amount: '20.50' },
          ],
          ...{ issuedDay: '2018-05-07', dueDay: '2018-05-22', lateRatePerDay: '0.0005', overdue: false, gaps: 0, sample: false },
          ...{ issuedAt: '1970-01-01T00:00:00.001Z', endedAt: '1970-01-01T00:00:00.002Z', how: 'GUARANTEE_LETTER', reference: 'LG-1' },
        },
      ],
      nextCursor: 'next',
    });
    const waiting = { waitBillNo: BILL, waitCaseId: 'd1', waitVersion: 7 };
    expect(seen).toEqual([{ state: 'settled', billNo: '4905', cursor: '', limit: 20, ...waiting }]);
  });

  test('are confirmed with means, receipt and amount; a bank is told nothing of the goods', async () => {
    const seen: SettleTaxRequest[] = [];
    const reply = await (
      await window({
        settleTax: (request) => {
          seen.push(request);
          return Promise.resolve(SettleTaxResponse.fromPartial({ billNo: BILL, caseId: 'd1', version: 9 }));
        },
      })
    ).inject({
      ...{ method: 'POST', url: `/v1/tax-bills/${BILL}/settlement`, headers: bank },
      payload: { how: 'PAYMENT', reference: 'R1', paid: '120.50' },
    });
    expect([reply.statusCode, reply.json()]).toEqual([
      ...[200, { billNo: BILL, caseId: 'd1', version: 9, caseStatus: null, holds: [], repeated: false }],
    ]);
    expect(seen).toEqual([{ billNo: BILL, how: 'TAX_MEANS_PAYMENT', reference: 'R1', paid: '120.50', legalBasis: '' }]);
  });

  test('a refusal says what would be right; what is no request never gets to the service', async () => {
    const table = { 'tax-amount-differs': { kind: 'conflict', zh: '金额不一致', en: 'the amount differs' } } as const;
    const refusing = await window({ settleTax: () => Promise.reject(refuse(table, 'tax-amount-differs', { detail: { owed: '120.50' } })) });
    const post = (payload: object) => refusing.inject({ method: 'POST', url: `/v1/tax-bills/${BILL}/settlement`, headers: bank, payload });
    const refused = await post({ how: 'PAYMENT', reference: 'R1', paid: '1.00' });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'tax-amount-differs', detail: { owed: '120.50' } }]);
    const malformed = await post({ how: 'GENERAL_GUARANTEE', paid: 1 });
    expect([
      malformed.statusCode,
      malformed
        .json<{ faults: { path: string }[] }>()
        .faults.map(({ path }) => path)
        .sort(),
    ]).toEqual([...[422, ['/how', '/paid', '/reference']]]);
    expect((await refusing.inject({ url: '/v1/tax-bills?state=paid', headers: bank })).statusCode).toBe(422);
    expect((await refusing.inject({ url: '/v1/tax-bills' })).statusCode).toBe(401);
  });
});
