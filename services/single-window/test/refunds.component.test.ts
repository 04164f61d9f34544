import { RefundRow } from '@tongguan/contracts/declarations/v1/refunds';
import type { ListRefundsRequest, SetRefundStatusRequest } from '@tongguan/contracts/declarations/v1/refunds';
import { refuse } from '@tongguan/grpc/refusal';
import { operatorA, taxOfficer, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, test } from 'vitest';
import { app } from './window.ts';

const line = {
  itemNo: '1',
  hsCode: '6204623000',
  name: '女式棉制长裤',
  quantity: '10.00000',
  unit: '011',
  totalPrice: '69.00',
  currency: 'USD',
};
const row = (changes: Partial<RefundRow> = {}) =>
  RefundRow.fromPartial({
    ...{ declarationId: 'd1', declarationNo: '490520260000000001', status: 'READY', traderName: '=示例公司', lines: [line], left: [line] },
    ...{ submittedAtMs: 1_795_600_000_000, readyAtMs: 1_795_700_000_000, next: ['CLAIMED'], version: 9, ...changes },
  });

describe('refunds over HTTP', () => {
  test('are listed with what is missing and what can follow; the filter goes through', async () => {
    const seen: ListRefundsRequest[] = [];
    const window = await app({
      refunds: {
        listRefunds: (request) => {
          seen.push(request);
          return Promise.resolve({
            rows: [row(), row({ status: 'NOT_READY', missing: ['departure'], lines: [], next: [] })],
            nextCursor: 'c',
          });
        },
      },
    });
    const url = '/v1/refunds?status=READY,NOT_READY&declarationNo=4905&changedSince=2026-11-25T00:00:00Z&waitFor=d1:9&limit=2';
    const reply = await window.inject({ url, headers: { authorization: `Bearer ${await tokenFor(operatorA)}` } });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      rows: [{ status: 'READY', readyAt: '2026-11-26T13:33:20.000Z', leftAt: null, lines: [line], missing: [], next: ['CLAIMED'] }, { missing: ['departure'] }], // prettier-ignore
      nextCursor: 'c',
    });
    expect(seen[0]).toMatchObject({
      statuses: ['READY', 'NOT_READY'],
      declarationNo: '4905',
      changedSinceMs: Date.UTC(2026, 10, 25),
      limit: 2,
    });
    expect(seen[0]).toMatchObject({ waitDeclarationId: 'd1', waitVersion: 9 });
    const bad = await window.inject({
      url: '/v1/refunds?changedSince=yesterday',
      headers: { authorization: `Bearer ${await tokenFor(operatorA)}` },
    });
    expect([bad.statusCode, bad.json<{ code: string }>().code]).toEqual([422, 'bad-moment']);
  });

  test('are a file with a line for each item, safe in a spreadsheet, over all pages', async () => {
    const window = await app({
      refunds: {
        listRefunds: ({ cursor }) =>
          Promise.resolve(cursor === '' ? { rows: [row({ lines: [line, line], left: [line, line] })], nextCursor: 'c' } : { rows: [row({ lines: [] })], nextCursor: '' }), // prettier-ignore
      },
    });
    const reply = await window.inject({
      url: '/v1/refunds.csv?lang=en',
      headers: { authorization: `Bearer ${await tokenFor(taxOfficer)}` },
    });
    const lines = reply.body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('Declaration no.,Status,Exporter');
    expect(lines[1]).toContain(`Ready,'=示例公司`);
    expect(lines[1]).toContain('6204623000,女式棉制长裤,10.00000,10.00000,011,69.00,69.00,USD');
  });

  test('are told on by the tax authority; what is refused says what can follow', async () => {
    const seen: SetRefundStatusRequest[] = [];
    const window = await app({
      refunds: {
        setRefundStatus: (request) => {
          seen.push(request);
          if (request.status === 'PAID')
            return Promise.reject(
              refuse({ 'refund-order': { kind: 'conflict', zh: '次序不符', en: 'order' } }, 'refund-order', { detail: { status: 'READY', next: 'CLAIMED' } }), // prettier-ignore
            );
          return Promise.resolve({ declarationId: 'd1', status: request.status, version: 10, repeated: false });
        },
      },
    });
    const post = async (payload: object) =>
      window.inject({ method: 'POST', url: '/v1/refunds/d1/status', payload, headers: { authorization: `Bearer ${await tokenFor(taxOfficer)}` } }); // prettier-ignore
    const told = await post({ status: 'REFUSED', reason: '单证不齐' });
    expect([told.statusCode, told.json()]).toEqual([200, { declarationId: 'd1', status: 'REFUSED', version: 10, repeated: false }]);
    expect(seen[0]).toEqual({ declarationId: 'd1', status: 'REFUSED', reason: '单证不齐' });
    const early = await post({ status: 'PAID' });
    expect([early.statusCode, early.json()]).toMatchObject([409, { code: 'refund-order', detail: { next: 'CLAIMED' } }]);
    expect((await post({ status: 'LOST' })).statusCode).toBe(422);
    expect((await post({ status: 'REFUSED', reason: 'x'.repeat(501) })).statusCode).toBe(422);
  });
});
