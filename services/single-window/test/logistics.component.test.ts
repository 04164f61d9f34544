import { beforeAll, describe, expect, test } from 'vitest';
import { ListConsignmentsResponse } from '@tongguan/contracts/clearance/v1/clearance';
import type { ListConsignmentsRequest } from '@tongguan/contracts/clearance/v1/clearance';
import { ListMovementsResponse } from '@tongguan/contracts/shipments/v1/shipments';
import type { ListMovementsRequest, ReportMovementsRequest } from '@tongguan/contracts/shipments/v1/shipments';
import { ListLineMovementsResponse, ListStockListsResponse } from '@tongguan/contracts/warehouses/v1/warehouses';
import { refuse } from '@tongguan/grpc/refusal';
import { carrier, keeper, tokenFor } from '@tongguan/testing/principals';
import { app } from './window.ts';

let asCarrier = {};
let asKeeper = {};
beforeAll(async () => {
  asCarrier = { authorization: `Bearer ${await tokenFor(carrier)}` };
  asKeeper = { authorization: `Bearer ${await tokenFor(keeper)}` };
});

const movement = { messageId: 'm1', milestone: 'CARGO_ARRIVED', billNo: 'B1', occurredAt: '2026-11-27T10:00:00+08:00' };
const table = { 'message-id-reused': { kind: 'conflict', zh: '编号已用', en: 'used' } } as const;

describe('reporting many movements', () => {
  test('each one is answered by itself, in its order, also one that cannot be read', async () => {
    const seen: ReportMovementsRequest[] = [];
    const window = await app({
      shipments: {
        reportMovements: (request) => {
          seen.push(request);
          const { refusal } = refuse(table, 'message-id-reused', { detail: { differs: 'billNo' } });
          return Promise.resolve({
            results: [
              { messageId: 'm1', version: 1, repeated: false, refusal: undefined },
              { messageId: 'm3', version: 1, repeated: true, refusal: undefined },
              { messageId: 'm4', version: 0, repeated: false, refusal },
            ],
          });
        },
      },
    });
    const movements = [
      movement,
      { ...movement, messageId: 'm2', occurredAt: 'yesterday' },
      { ...movement, messageId: 'm3', milestone: 'TELEPORTED' },
      { ...movement, messageId: 'm4' },
    ];
    const reply = await window.inject({ method: 'POST', url: '/v1/movements/batch', headers: asCarrier, payload: { movements } });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      results: [
        { messageId: 'm1', outcome: 'recorded', version: 1, problem: null },
        { messageId: 'm2', outcome: 'refused', problem: { code: 'bad-moment', detail: { field: 'occurredAt' } } },
        { messageId: 'm3', outcome: 'repeated', problem: null },
        { messageId: 'm4', outcome: 'refused', problem: { code: 'message-id-reused', detail: { differs: 'billNo' } } },
      ],
    });
    // what is no milestone is judged by the service that knows them
    expect(seen[0]?.movements.map(({ messageId, milestone }) => [messageId, milestone])).toEqual([
      ['m1', 'MILESTONE_CARGO_ARRIVED'],
      ['m3', 'MILESTONE_UNSPECIFIED'],
      ['m4', 'MILESTONE_CARGO_ARRIVED'],
    ]);
  });

  test('more than a thousand, and none at all, are refused as a whole', async () => {
    const window = await app();
    for (const movements of [[], Array.from({ length: 1001 }, () => movement)]) {
      const reply = await window.inject({ method: 'POST', url: '/v1/movements/batch', headers: asCarrier, payload: { movements } });
      expect(reply.statusCode).toBe(422);
    }
  });
});

test('own reports are asked for with their filter and shown with both times', async () => {
  const seen: ListMovementsRequest[] = [];
  const row = { messageId: 'm1', milestone: 'MILESTONE_DISCHARGED', billNo: 'B1', occurredAtMs: 1_000, recordedAtMs: 2_000 } as const;
  const window = await app({
    shipments: {
      listMovements: (request) => {
        seen.push(request);
        return Promise.resolve(ListMovementsResponse.fromPartial({ rows: [row], nextCursor: 'next' }));
      },
    },
  });
  const url = '/v1/movements?billNo=B&milestone=DISCHARGED&waitFor=m1&limit=20';
  const reply = await window.inject({ url, headers: asCarrier });
  expect(reply.json()).toMatchObject({
    rows: [{ milestone: 'DISCHARGED', occurredAt: '1970-01-01T00:00:01.000Z', recordedAt: '1970-01-01T00:00:02.000Z' }],
    nextCursor: 'next',
  });
  expect(seen).toMatchObject([{ billNo: 'B', milestone: 'MILESTONE_DISCHARGED', waitMessageId: 'm1', limit: 20 }]);
});

test('unmatched bills are asked for by state, office and mode', async () => {
  const seen: ListConsignmentsRequest[] = [];
  const row = {
    billNo: 'B1',
    sinceMs: 1_000,
    office: '4905',
    milestone: 'MILESTONE_CARGO_ARRIVED',
    containerIds: ['CSQU3054383'],
  } as const;
  const window = await app({
    clearance: {
      listConsignments: (request) => {
        seen.push(request);
        return Promise.resolve(ListConsignmentsResponse.fromPartial({ rows: [row] }));
      },
    },
  });
  const reply = await window.inject({
    url: '/v1/consignments?state=arrived-undeclared&office=4905,4902&transportMode=2',
    headers: asCarrier,
  });
  expect(reply.json()).toMatchObject({
    rows: [{ billNo: 'B1', state: 'arrived-undeclared', since: '1970-01-01T00:00:01.000Z', declaredOffice: null, declaredAt: null }],
    nextCursor: null,
  });
  expect(seen).toMatchObject([
    { state: 'CONSIGNMENT_STATE_ARRIVED_UNDECLARED', offices: ['4905', '4902'], transportModes: ['2'], billNo: '' },
  ]);
  expect((await window.inject({ url: '/v1/consignments', headers: asCarrier })).statusCode).toBe(422);
});

describe('warehouses', () => {
  test('a shortage comes with its numbers by line, for programs', async () => {
    const fault = {
      rule: 'shortage',
      path: '/quantities/0/quantity',
      severity: 'SEVERITY_ERROR',
      message: undefined,
      hint: undefined,
    } as const;
    const values = { line: '1', requested: '70.00000', available: '60.00000', shortage: '10.00000' };
    const shortage = { shortage: { kind: 'precondition', zh: '可用数量不足', en: 'short' } } as const;
    const window = await app({
      warehouses: {
        preBookList: () =>
          Promise.reject(refuse(shortage, 'shortage', { faults: [fault, fault], faultDetails: [{ fault: 0, values }], detail: values })),
      },
    });
    const payload = { listNo: 'QD490526E000000001', direction: 'OUT', quantities: [{ lineNo: '1', quantity: '70' }] };
    const reply = await window.inject({ method: 'POST', url: '/v1/warehouses/accounts/T4905W000001/lists', headers: asKeeper, payload });
    expect(reply.statusCode).toBe(409);
    const problem = reply.json<{ faults: readonly object[] }>();
    expect(problem).toMatchObject({ code: 'shortage', faults: [{ path: '/quantities/0/quantity', detail: values }, {}] });
    expect(problem.faults[1]).not.toHaveProperty('detail');
  });

  test('lists and the movements of a line are paged', async () => {
    const list = { listNo: 'QD1', status: 'PRE_BOOKED', direction: 'STOCK_DIRECTION_IN', preBookedAtMs: 1_000 } as const;
    const moved = { kind: 'BOOKED', direction: 'STOCK_DIRECTION_OUT', quantity: '5.00000', listNo: 'QD1', by: 'system' } as const;
    const window = await app({
      warehouses: {
        listStockLists: ({ status, search, limit }) =>
          Promise.resolve(
            ListStockListsResponse.fromPartial({
              rows: [{ list, passes: 3, openPasses: 1 }],
              total: limit,
              nextCursor: `${status}${search}`,
            }),
          ),
        listLineMovements: () => Promise.resolve(ListLineMovementsResponse.fromPartial({ line: { balance: '1' }, movements: [moved] })),
      },
    });
    const path = '/v1/warehouses/accounts/T4905W000001';
    const lists = await window.inject({ url: `${path}/lists?status=PRE_BOOKED&search=QD&limit=7`, headers: asKeeper });
    expect(lists.json()).toMatchObject({
      rows: [{ listNo: 'QD1', direction: 'IN', passCount: 3, openPassCount: 1, preBookedAt: '1970-01-01T00:00:01.000Z', closedAt: null }],
      nextCursor: 'PRE_BOOKEDQD',
      total: 7,
    });
    const ledger = await window.inject({ url: `${path}/lines/1/movements`, headers: asKeeper });
    expect(ledger.json()).toMatchObject({ line: { balance: '1' }, rows: [{ kind: 'BOOKED', direction: 'OUT', passNo: null }] });
  });
});
