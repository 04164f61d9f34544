import { GetForeignDeclarationResponse, ImportForeignDeclarationResponse } from '@tongguan/contracts/declarations/v1/foreign';
import {
  GetReceivedReceiptsResponse,
  ImportReceiptsResponse,
  ListReceiptFilesResponse,
} from '@tongguan/contracts/declarations/v1/receipts';
import type { ImportReceiptsRequest, ListReceiptFilesRequest } from '@tongguan/contracts/declarations/v1/receipts';
import { administrator, operatorA, tokenFor } from '@tongguan/testing/principals';
import { beforeAll, describe, expect, test } from 'vitest';
import { app } from './window.ts';

let headers = { authorization: '' };
let operator = { authorization: '' };
beforeAll(async () => {
  headers = { authorization: `Bearer ${await tokenFor(administrator)}` };
  operator = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});
const AT = Date.UTC(2026, 5, 30, 1);

describe('receipts over HTTP', () => {
  const window = async (seen: ImportReceiptsRequest[]) =>
    app({
      receipts: {
        importReceipts: (request) => {
          seen.push(request);
          const fault = { rule: 'receipt', path: '/receipts/1/code', severity: 'SEVERITY_ERROR' as const, message: { zh: '甲', en: 'a' } };
          const results = [{ outcome: 'STORED', code: 'P', number: '1', canonical: 'RELEASED' }, { outcome: 'REFUSED', faults: [fault] }, { outcome: 'REPEATED' }]; // prettier-ignore
          return Promise.resolve(ImportReceiptsResponse.fromPartial({ results }));
        },
      },
    });

  test('are taken as JSON, each with its own text, and answered one by one with how many were kept', async () => {
    const seen: ImportReceiptsRequest[] = [];
    const receipt = { code: 'P', noticeTime: '2026-06-30T09:00:00', declarationNo: '490520261000000001', messageId: 'm1' };
    const reply = await (await window(seen)).inject({ method: 'POST', url: '/v1/receipts', headers, payload: { receipts: [receipt] } });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      ...{ stored: 1, repeated: 1, refused: 1 },
      results: [
        { outcome: 'STORED', canonical: 'RELEASED', declarationId: null, faults: [] },
        { outcome: 'REFUSED', canonical: null, faults: [{ path: '/receipts/1/code', severity: 'error' }] },
        { outcome: 'REPEATED' },
      ],
    });
    expect(seen[0]?.source).toMatchObject({ value: { receipts: [{ ...receipt, note: '', raw: JSON.stringify(receipt) }] } });
  });

  test('are taken as a file with its bytes, and without anything the service says what is missing', async () => {
    const seen: ImportReceiptsRequest[] = [];
    const bytes = Buffer.from([0x3c, 0x61, 0x2f, 0x3e, 0xb1]);
    const server = await window(seen);
    const xml = await server.inject({
      method: 'POST',
      url: '/v1/receipts',
      headers: { ...headers, 'content-type': 'text/xml' },
      payload: bytes,
    });
    const none = await server.inject({ method: 'POST', url: '/v1/receipts', headers });
    expect([xml.statusCode, none.statusCode]).toEqual([200, 200]);
    expect(seen.map(({ source }) => source)).toEqual([{ $case: 'message', value: bytes }, undefined]);
  });

  test('that the schema does not admit are refused with their places', async () => {
    for (const payload of [{}, { receipts: [] }, { receipts: [{ code: 1 }] }, { receipts: [{ code: 'P', noticeTime: 'x', extra: 1 }] }]) {
      const reply = await (await window([])).inject({ method: 'POST', url: '/v1/receipts', headers, payload });
      expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, 'invalid-request']);
    }
  });

  test('are listed by number, and shown beside the own status of a declaration', async () => {
    const seen: ListReceiptFilesRequest[] = [];
    const server = await app({
      receipts: {
        listReceiptFiles: (request) => {
          seen.push(request);
          const row = {
            receiptsId: 'unified-X',
            numberKind: 'UNIFIED',
            number: 'X',
            receipts: 2,
            unknown: 1,
            latestCode: 'L',
            latestNoticeAtMs: AT,
          };
          return Promise.resolve(ListReceiptFilesResponse.fromPartial({ rows: [row], nextCursor: 'c' }));
        },
        getReceivedReceipts: () =>
          Promise.resolve(
            GetReceivedReceiptsResponse.fromPartial({
              ...{
                declarationId: 'd',
                declarationNo: '1',
                status: 'RECEIVED',
                receivedStatus: 'RELEASED',
                receivedSinceMs: AT,
                agreement: 'DIFFER',
              },
              receipts: [{ code: 'Q7', noticeAtMs: AT, recordedAtMs: AT, raw: '<DEC_RESULT/>', digest: 'x' }],
            }),
          ),
      },
    });
    const list = await server.inject({ url: '/v1/receipts?waiting=true&waitFor=unified-X:3', headers });
    expect(list.json()).toMatchObject({ rows: [{ numberKind: 'UNIFIED', declarationId: null, customsOffice: null }], nextCursor: 'c' });
    expect(seen[0]).toMatchObject({ waiting: true, waitReceiptsId: 'unified-X', waitVersion: 3 });
    const received = await server.inject({ url: '/v1/declarations/d/received-receipts', headers });
    expect(received.json()).toMatchObject({
      ...{ status: 'RECEIVED', receivedStatus: 'RELEASED', agreement: 'DIFFER', releasedAt: null },
      receipts: [{ code: 'Q7', canonical: null, name: null, receivedFrom: null, noticeAt: '2026-06-30T01:00:00.000Z' }],
    });
  });
});

describe('a foreign declaration over HTTP', () => {
  const foreign = {
    format: 'WCO',
    modelVersion: '3.6',
    responsibleCountry: 'GB',
    reference: 'R',
    kept: [{ path: 'A', value: 'a' }],
    mapped: [],
  };

  test('begins a draft with its bytes, and says what was kept', async () => {
    const draft = { draftId: 'd1', status: 'OPEN', version: 1, title: 'WCO R' };
    const server = await app({
      foreign: {
        importForeignDeclaration: ({ file, idempotencyKey, title }) => {
          expect([file.toString(), idempotencyKey, title]).toEqual(['<MetaData/>', 'k', 'mine']);
          return Promise.resolve(ImportForeignDeclarationResponse.fromPartial({ draft, foreign }));
        },
      },
    });
    const more = { ...operator, 'content-type': 'application/xml', 'idempotency-key': 'k' };
    const reply = await server.inject({ method: 'POST', url: '/v1/drafts/import?title=mine', headers: more, payload: '<MetaData/>' });
    expect([reply.statusCode, reply.headers.location, reply.headers.etag]).toEqual([201, '/v1/drafts/d1', '"1"']);
    expect(reply.json()).toMatchObject({ draft: { id: 'd1', title: 'WCO R' }, foreign });
    const json = await server.inject({ method: 'POST', url: '/v1/drafts/import', headers: operator, payload: {} });
    expect(json.statusCode).toBe(415);
  });

  test('is told with its draft, and a draft without one says so', async () => {
    for (const [answer, told] of [
      [{ foreign }, foreign],
      [{}, null],
    ] as const) {
      // prettier-ignore
      const server = await app({ foreign: { getForeignDeclaration: () => Promise.resolve(GetForeignDeclarationResponse.fromPartial(answer)) } });
      expect((await server.inject({ url: '/v1/drafts/d1/foreign', headers: operator })).json()).toEqual({ foreign: told });
    }
  });
});
