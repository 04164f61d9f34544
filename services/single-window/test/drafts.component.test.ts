import { beforeAll, describe, expect, test } from 'vitest';
import { CreateDraftResponse, GetDraftResponse, ListDraftsResponse } from '@tongguan/contracts/declarations/v1/drafts';
import type {
  CreateDraftRequest,
  ListDraftsRequest,
  SaveDraftRequest,
  SubmitDraftRequest,
} from '@tongguan/contracts/declarations/v1/drafts';
import { SubmitDraftResponse } from '@tongguan/contracts/declarations/v1/drafts';
import { refuse } from '@tongguan/grpc/refusal';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let headers = { authorization: '' };
beforeAll(async () => {
  headers = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});
const draft = { draftId: 'd1', status: 'OPEN', version: 3, savedAtMs: 1_700_000_000_000, title: '机床' };
const window = (drafts: PeerAnswers['drafts']) => app({ drafts: drafts ?? {} });

describe('drafts over HTTP', () => {
  test('begin with any part of a declaration; the answer has what was given and its version', async () => {
    const seen: CreateDraftRequest[] = [];
    const content = { header: { billNo: 'B1' }, items: [{ itemNo: '1' }], kept: [{ path: 'DecHead/Risk', value: 'x' }] };
    const reply = await (
      await window({
        createDraft: (request) => {
          seen.push(request);
          return Promise.resolve(CreateDraftResponse.fromPartial({ draft: { ...draft, content } }));
        },
      })
    ).inject({ method: 'POST', url: '/v1/drafts', headers: { ...headers, 'idempotency-key': 'tab-1' }, payload: { content } });
    expect(reply.statusCode).toBe(201);
    expect(reply.headers).toMatchObject({ etag: '"3"', location: '/v1/drafts/d1' });
    expect(reply.json()).toMatchObject({ id: 'd1', status: 'OPEN', version: 3, content, declarationNo: null, copiedFrom: null });
    expect(seen[0]).toMatchObject({ idempotencyKey: 'tab-1', content: { header: { billNo: 'B1' } } });
  });

  test('are saved over the version that If-Match or the body names, and without one they are not', async () => {
    const seen: SaveDraftRequest[] = [];
    const save = async (payload: object, more: object = {}) =>
      (
        await window({
          saveDraft: (request) => {
            seen.push(request);
            return Promise.resolve({ version: 4, savedAtMs: 1_700_000_000_000 });
          },
        })
      ).inject({ method: 'PUT', url: '/v1/drafts/d1', headers: { ...headers, ...more }, payload });
    const byHeader = await save({ content: {} }, { 'if-match': '"3"' });
    expect([byHeader.statusCode, byHeader.headers.etag, byHeader.json()]).toEqual([
      200,
      '"4"',
      { version: 4, savedAt: '2023-11-14T22:13:20.000Z' },
    ]);
    await save({ content: {}, version: 2 });
    expect(seen.map(({ expectedVersion }) => expectedVersion)).toEqual([3, 2]);
    const without = await save({ content: {} });
    expect([without.statusCode, without.json<{ code: string }>().code]).toEqual([422, 'draft-version-missing']);
  });

  test('that somebody else saved first are a conflict with the version that is there', async () => {
    const table = { 'draft-changed': { kind: 'conflict', zh: '已修改', en: 'changed' } } as const;
    const reply = await (
      await window({ saveDraft: () => Promise.reject(refuse(table, 'draft-changed', { detail: { version: '9' } })) })
    ).inject({ method: 'PUT', url: '/v1/drafts/d1', headers, payload: { content: {}, version: 1 } });
    expect([reply.statusCode, reply.json()]).toMatchObject([409, { code: 'draft-changed', detail: { version: '9' } }]);
  });

  test('are read, listed, thrown away and filed', async () => {
    const asked: ListDraftsRequest[] = [];
    const filed: SubmitDraftRequest[] = [];
    const up = await window({
      getDraft: () => Promise.resolve(GetDraftResponse.fromPartial({ draft: { ...draft, content: { header: { billNo: '' } } } })),
      listDrafts: (request) => {
        asked.push(request);
        return Promise.resolve(ListDraftsResponse.fromPartial({ rows: [{ draftId: 'd1', status: 'OPEN', direction: 'I', items: 2 }] }));
      },
      discardDraft: () => Promise.resolve({ version: 4 }),
      submitDraft: (request) => {
        filed.push(request);
        return Promise.resolve(SubmitDraftResponse.fromPartial({ declarationId: 'x', declarationNo: '490520261000000001', version: 1 }));
      },
    });
    expect((await up.inject({ url: '/v1/drafts/d1', headers })).json()).toMatchObject({ content: {}, title: '机床' });
    const list = await up.inject({ url: '/v1/drafts?q=b1&status=SUBMITTED&waitFor=d1:3', headers });
    expect(list.json()).toMatchObject({ rows: [{ id: 'd1', direction: 'IMPORT', items: 2, declarationId: null }], nextCursor: null });
    expect(asked[0]).toMatchObject({ search: 'b1', status: 'SUBMITTED', waitDraftId: 'd1', waitVersion: 3 });
    expect((await up.inject({ method: 'DELETE', url: '/v1/drafts/d1', headers })).statusCode).toBe(204);
    const submitted = await up.inject({ method: 'POST', url: '/v1/drafts/d1/submit', headers: { ...headers, 'if-match': '"3"' } });
    expect([submitted.statusCode, submitted.json()]).toMatchObject([202, { id: 'x', declarationNo: '490520261000000001' }]);
    expect(filed[0]).toMatchObject({ draftId: 'd1', expectedVersion: 3 });
  });

  test('that do not fit the definition are told field by field, with the name of the field', async () => {
    const reply = await (
      await app()
    ).inject({
      method: 'POST',
      url: '/v1/drafts',
      headers,
      payload: { content: { header: { grossWeightKg: 12.5, biilNo: 'x' }, items: [{ name: 'x'.repeat(4001) }] } },
    });
    const faults = reply.json<{ faults: { path: string; message: { zh: string; en: string } }[] }>().faults;
    expect(Object.fromEntries(faults.map(({ path, message }) => [path, message.zh]))).toMatchObject({
      '/content/header/grossWeightKg': 'GrossWet 毛重：须为文本(数字也加引号)',
      '/content/header/biilNo': '没有名为biilNo的字段',
      '/content/items/0/name': 'GName 商品名称：超过4000个字符',
    });
  });
});
