import { beforeAll, describe, expect, test } from 'vitest';
import { GetCertificateResponse, ListCertificatesResponse } from '@tongguan/contracts/declarations/v1/certificates';
import type { ListCertificatesRequest, RegisterCertificateRequest } from '@tongguan/contracts/declarations/v1/certificates';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import { app } from './window.ts';

let operator = { authorization: '' };
beforeAll(async () => {
  operator = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});
const line = { lineNo: '1', hsCode: '854231', name: 'IC', quantity: '100.00000', unit: '007' };
const row = {
  ...{ certificateId: 'c1', traderCompany: 'T', registeredByCompany: 'A', agreement: '02', number: 'E1', originCountry: 'MYS' },
  ...{ issuedOn: '2026-11-01', validUntil: '2027-11-01', registeredAtMs: 1_700_000_000_000, version: 3 },
  lines: [{ line, drawn: '60', balance: '40' }],
};
const drawings = [
  { declarationId: 'd1', declarationNo: '49', status: 'DRAWN', quantities: [{ lineNo: '1', quantity: '60' }], atMs: 1_700_000_000_000 },
  { status: 'HELD', quantities: [] },
];

describe('certificates of origin over HTTP', () => {
  test('are registered, listed and read with what is left and who drew', async () => {
    const registered: RegisterCertificateRequest[] = [];
    const listed: ListCertificatesRequest[] = [];
    const window = await app({
      certificates: {
        registerCertificate: (request) => {
          registered.push(request);
          return Promise.resolve(GetCertificateResponse.fromPartial({ row }));
        },
        getCertificate: () => Promise.resolve(GetCertificateResponse.fromPartial({ row, drawings })),
        listCertificates: (request) => {
          listed.push(request);
          return Promise.resolve(ListCertificatesResponse.fromPartial({ rows: [row] }));
        },
      },
    });
    const payload = { agreement: '02', number: 'E1', originCountry: 'MYS', issuedOn: '2026-11-01', lines: [line] };
    const made = await window.inject({ method: 'POST', url: '/v1/origin-certificates', headers: operator, payload });
    expect([made.statusCode, made.json()]).toMatchObject([200, { certificate: { id: 'c1', lines: [{ balance: '40' }] }, repeated: false }]);
    expect(registered[0]).toEqual({ ...payload, traderCompany: '', validUntil: '' });
    const read = await window.inject({ method: 'GET', url: '/v1/origin-certificates/c1', headers: operator });
    expect(read.json()).toMatchObject({
      drawings: [
        { declarationId: 'd1', declarationNo: '49', status: 'DRAWN', at: '2023-11-14T22:13:20.000Z' },
        { declarationId: null, declarationNo: null, status: 'HELD', at: null },
      ],
    });
    const list = await window.inject({
      method: 'GET',
      url: '/v1/origin-certificates?standing=VALID&waitFor=c1:3',
      headers: operator,
    });
    expect(list.json()).toMatchObject({ rows: [{ number: 'E1', expired: false }], nextCursor: null });
    expect(listed[0]).toMatchObject({ standing: 'VALID', waitCertificateId: 'c1', waitVersion: 3 });
    const wrong = await window.inject({
      method: 'POST',
      url: '/v1/origin-certificates',
      headers: operator,
      payload: { ...payload, lines: [{}] },
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json<{ faults: { path: string }[] }>().faults.map(({ path }) => path)).toContain('/lines/0/hsCode');
  });
});
