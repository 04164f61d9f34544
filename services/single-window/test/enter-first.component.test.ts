import { beforeAll, expect, test } from 'vitest';
import { EnteredBill, ListEnteredBillsResponse } from '@tongguan/contracts/warehouses/v1/enter_first';
import type { ListEnteredBillsRequest, RecordReceiptRequest, VoidReceiptRequest } from '@tongguan/contracts/warehouses/v1/enter_first';
import { refuse } from '@tongguan/grpc/refusal';
import { keeper, operatorA, tokenFor } from '@tongguan/testing/principals';
import { app } from './window.ts';

let asKeeper = {};
let asOperator = {};
beforeAll(async () => {
  asKeeper = { authorization: `Bearer ${await tokenFor(keeper)}` };
  asOperator = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});

const PATH = '/v1/warehouses/accounts/T4905W000001/enter-first';
const line = { hsCode: '8471300000', name: '笔记本电脑', quantity: '5', unit: '001' };
const receipt = { billNo: 'B/1', receiptNo: 'R1', enteredAt: '2026-11-25T08:00:00+08:00', lines: [line] };
const row = {
  accountNo: 'T4905W000001',
  billNo: 'B/1',
  state: 'DIFFERS',
  enteredAtMs: 1_000,
  records: [{ declarationId: 'd', voidCause: 'MOVED' }],
};
const bill = EnteredBill.fromPartial({
  row,
  receipts: [{ receiptNo: 'R1', enteredAtMs: 1_000, lines: [line] }],
  goods: [{ ...line, received: '5.00000', declared: '4.00000', difference: '1.00000', booked: '0.00000', held: '5.00000' }],
});

test('a receipt is handed on with its moment; one without a moment goes on to be told with every other fault', async () => {
  const seen: RecordReceiptRequest[] = [];
  const voided: VoidReceiptRequest[] = [];
  const answer = { accountNo: 'T4905W000001', billNo: 'B/1', receiptNo: 'R1', version: 1, repeated: false };
  const window = await app({
    enterFirst: {
      recordReceipt: (request) => {
        seen.push(request);
        return Promise.resolve({ ...answer, state: 'AWAITING_RECORD', declareByMs: 1_000 });
      },
      voidReceipt: (request) => {
        voided.push(request);
        return Promise.resolve({ ...answer, state: 'VOID', declareByMs: 0 });
      },
    },
  });
  const post = (url: string, payload: object) => window.inject({ method: 'POST', url, headers: asKeeper, payload });
  const reply = await post(PATH, receipt);
  expect(reply.json()).toEqual({ ...answer, state: 'AWAITING_RECORD', declareBy: '1970-01-01T00:00:01.000Z' });
  await post(PATH, { ...receipt, enteredAt: 'yesterday', vehicle: '湘A12345' });
  const told = { billNo: 'B/1', receiptNo: 'R1', lines: [line] };
  expect(seen).toEqual([
    { accountNo: 'T4905W000001', ...told, enteredAtMs: Date.UTC(2026, 10, 25), vehicle: '' },
    { accountNo: 'T4905W000001', ...told, enteredAtMs: 0, vehicle: '湘A12345' },
  ]);
  expect((await post(PATH, { ...receipt, surprise: 1 })).statusCode).toBe(422);

  const gone = await post(`${PATH}/B%2F1/receipts/R1/void`, { reason: '登记错误' });
  expect(gone.json()).toMatchObject({ state: 'VOID', declareBy: null });
  expect(voided).toEqual([{ accountNo: 'T4905W000001', billNo: 'B/1', receiptNo: 'R1', reason: '登记错误' }]);
});

test('bills are asked for by state and page, and shown with their comparison line by line', async () => {
  const seen: ListEnteredBillsRequest[] = [];
  const window = await app({
    enterFirst: {
      listEnteredBills: (request) => {
        seen.push(request);
        return Promise.resolve(ListEnteredBillsResponse.fromPartial({ rows: [row], nextCursor: 'next' }));
      },
      getEnteredBill: ({ billNo }) => Promise.resolve({ ...bill, row: { ...bill.row!, billNo } }),
    },
  });
  const list = await window.inject({ url: `${PATH}?state=DIFFERS&limit=7&cursor=c&waitFor=B%2F1:3`, headers: asKeeper });
  expect(list.json()).toMatchObject({
    rows: [{ billNo: 'B/1', state: 'DIFFERS', enteredAt: '1970-01-01T00:00:01.000Z', declareBy: null, records: [{ voidCause: 'MOVED' }] }],
    nextCursor: 'next',
  });
  expect(seen).toMatchObject([{ state: 'DIFFERS', limit: 7, cursor: 'c', waitBillNo: 'B/1', waitVersion: 3 }]);
  expect((await window.inject({ url: `${PATH}?state=GONE`, headers: asKeeper })).statusCode).toBe(422);
  const one = await window.inject({ url: `${PATH}/B%2F1`, headers: asKeeper });
  expect(one.json()).toMatchObject({
    billNo: 'B/1',
    receipts: [{ receiptNo: 'R1', vehicle: null, voidReason: null, lines: [line] }],
    goods: [{ received: '5.00000', declared: '4.00000', difference: '1.00000', held: '5.00000' }],
  });
});

test('of a declaration the bill is shown, nothing where none entered first, and 404 where the declaration is not in sight', async () => {
  const unknown = { 'unknown-declaration': { kind: 'not-found', zh: '没有这份报关单', en: 'none' } } as const;
  const window = await app({
    enterFirst: { findEnteredBill: ({ declaration }) => Promise.resolve({ bill: declaration === 'd' ? bill : undefined }) },
    declarations: {
      getDeclaration: ({ declarationId }) =>
        declarationId === 'own'
          ? Promise.resolve({ row: undefined, content: undefined, version: 1, receipts: [] } as never)
          : Promise.reject(refuse(unknown, 'unknown-declaration')),
    },
  });
  const of = async (id: string, headers: object) => {
    const reply = await window.inject({ url: `/v1/declarations/${id}/enter-first`, headers: { ...headers } });
    return [reply.statusCode, reply.json<{ bill?: { billNo: string } | null; code?: string }>() as object];
  };
  expect(await of('d', asOperator)).toMatchObject([200, { bill: { billNo: 'B/1' } }]);
  expect(await of('own', asOperator)).toEqual([200, { bill: null }]);
  expect(await of('strange', asOperator)).toMatchObject([404, { code: 'unknown-declaration' }]);
  // a keeper sees no declarations: it learns nothing of one that is there
  expect(await of('d', asKeeper)).toMatchObject([200, { bill: { billNo: 'B/1' } }]);
  expect(await of('own', asKeeper)).toMatchObject([404, { code: 'unknown-declaration' }]);
});
