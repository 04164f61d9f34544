import { DutyResponse } from '@tongguan/contracts/declarations/v1/duty';
import type { CalculateDutyRequest, GetDutyRequest } from '@tongguan/contracts/declarations/v1/duty';
import { refuse } from '@tongguan/grpc/refusal';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import { beforeAll, describe, expect, test } from 'vitest';
import { app } from './window.ts';

let headers = { authorization: '' };
beforeAll(async () => {
  headers = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});
const name = { zh: '甲', en: 'a' };
const calculation = {
  ...{ direction: 'I', acceptedDay: '2018-05-11', lawDay: '2018-05-11', lawDayBasis: 'acceptance', exchangeRateDay: '2018-04-18' },
  ...{ codeTablesVersion: 'v', complete: false, customsValue: '9.00' },
  steps: [{ kind: 'freight', name, expression: '1 × 2', exact: '2', rounding: 'half-up', result: '2.00', rates: ['terms:3'] }],
  items: [
    {
      itemNo: '1',
      hsCode: '8457101000',
      name: '机床',
      steps: [],
      customsValue: '9.00',
      taxes: { 'import-duty': '0.87' },
      settlement: 'pay',
    },
  ],
  totals: [{ tax: 'import-duty', assessed: '0.87', payable: '0.00', secured: '0.00', belowThreshold: '50' }, { tax: 'late-fee' }],
  rates: [
    {
      id: 'terms:3',
      table: 'terms',
      code: '3',
      name,
      figures: { base: 'x' },
      validFrom: '2000-01-01',
      source: 's',
      confidence: 'memory',
      tableVersion: 't',
    },
  ],
  gaps: [{ kind: 'field', path: '/header/movementDate', message: name, hint: name }],
  notes: [name],
};

describe('duty over HTTP', () => {
  test('of a declaration has every step, and null where something is not known', async () => {
    const seen: GetDutyRequest[] = [];
    const window = await app({
      duty: {
        getDuty: (request) => {
          seen.push(request);
          return Promise.resolve(DutyResponse.fromPartial({ calculation, declarationNo: '490520181000000001' }));
        },
      },
    });
    const reply = await window.inject({ url: '/v1/declarations/d1/duty', headers });
    expect([reply.statusCode, seen]).toEqual([200, [{ declarationId: 'd1' }]]);
    expect(reply.json()).toEqual({
      ...calculation,
      ...{ declarationNo: '490520181000000001', payable: null, secured: null, kept: null, before: null, reassessments: [] },
      items: [
        {
          ...{ itemNo: '1', hsCode: '8457101000', name: '机床', steps: [], customsValue: '9.00', settlement: 'pay' },
          ...{ importDuty: '0.87', exportDuty: null, consumptionTax: null, importVat: null },
        },
      ],
      totals: [calculation.totals[0], { tax: 'late-fee', assessed: null, payable: null, secured: null, belowThreshold: null }],
      rates: [{ ...calculation.rates[0], validTo: null, verified: false }],
      gaps: [{ ...calculation.gaps[0], table: null, code: null, day: null, itemNo: null }],
    });
  });

  test('of a content takes the JSON of a declaration, and nothing else', async () => {
    const seen: CalculateDutyRequest[] = [];
    const window = await app({
      duty: {
        calculateDuty: (request) => {
          seen.push(request);
          return Promise.resolve(DutyResponse.fromPartial({ calculation, kept: undefined }));
        },
      },
    });
    const post = (payload: object) => window.inject({ method: 'POST', url: '/v1/declarations/duty', headers, payload });
    const reply = await post({ header: { billNo: 'B1' }, items: [] });
    expect([reply.statusCode, reply.json<{ declarationNo: unknown }>().declarationNo]).toEqual([200, null]);
    expect(seen[0]?.content).toMatchObject({ header: { billNo: 'B1' }, items: [] });
    expect((await post({ header: { nonsense: 'x' } })).statusCode).toBe(422);
  });

  test('that the caller may not see is a problem', async () => {
    const refusals = { 'values-hidden': { kind: 'forbidden', zh: '不查看', en: 'not seen' } } as const;
    const window = await app({ duty: { getDuty: () => Promise.reject(refuse(refusals, 'values-hidden')) } });
    const reply = await window.inject({ url: '/v1/declarations/d1/duty', headers });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, 'values-hidden']);
  });
});
