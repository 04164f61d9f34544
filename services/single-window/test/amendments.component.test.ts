import { beforeAll, describe, expect, test } from 'vitest';
import {
  DecideRequestResponse,
  GetVersionsResponse,
  ListRequestsResponse,
  RequestAmendmentResponse,
} from '@tongguan/contracts/declarations/v1/amendments';
import type { DecideRequestRequest, ListRequestsRequest, RequestAmendmentRequest } from '@tongguan/contracts/declarations/v1/amendments';
import { refuse } from '@tongguan/grpc/refusal';
import { customsOfficer, operatorA, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let operator = { authorization: '' };
let officer = { authorization: '' };
beforeAll(async () => {
  operator = { authorization: `Bearer ${await tokenFor(operatorA)}` };
  officer = { authorization: `Bearer ${await tokenFor(customsOfficer)}` };
});
const window = (amendments: PeerAnswers['amendments']) => app({ amendments: amendments ?? {} });
const difference = {
  path: '/header/contractNo',
  label: { zh: '合同协议号', en: 'Contract number' },
  before: 'A',
  after: 'B',
  kind: 'changed',
};
const asked = { reasonCode: '03', reason: '录入错误', contentVersion: 1, content: { header: { contractNo: 'B' } } };

describe('amendments over HTTP', () => {
  test('are asked for with the whole content and a key; the answer has the differences', async () => {
    const seen: RequestAmendmentRequest[] = [];
    const answer = { requestId: 'r1', declarationId: 'd1', version: 3, differences: [difference], touchesClearance: true };
    const reply = await (
      await window({
        requestAmendment: (request) => {
          seen.push(request);
          return Promise.resolve(RequestAmendmentResponse.fromPartial(answer));
        },
      })
    ).inject({ method: 'POST', url: '/v1/declarations/d1/amendments', headers: { ...operator, 'idempotency-key': 'k' }, payload: asked });
    expect(reply.statusCode).toBe(202);
    expect(reply.json()).toEqual({ ...answer, repeated: false, warnings: [] });
    expect(seen[0]).toMatchObject({
      ...{ declarationId: 'd1', idempotencyKey: 'k', dryRun: false, baseContentVersion: 1 },
      ...{ reason: { code: '03', text: '录入错误', proof: '' }, content: { header: { contractNo: 'B' } } },
    });
  });

  test('without a version, or with a field that is none, are refused with every fault in both languages', async () => {
    const payload = { reasonCode: '03', reason: 'x', content: { header: { noSuch: '1' } } };
    const reply = await (await window({})).inject({ method: 'POST', url: '/v1/declarations/d1/amendments', headers: operator, payload });
    expect(reply.statusCode).toBe(422);
    const { faults } = reply.json<{ faults: { path: string; message: { zh: string; en: string } }[] }>();
    expect(faults.map(({ path }) => path).sort()).toEqual(['/content/header/noSuch', '/contentVersion']);
    expect(faults.every(({ message }) => message.zh !== '' && message.en !== '')).toBe(true);
  });

  test('that the declaration does not take now are a conflict that says why', async () => {
    const table = { 'under-inspection': { kind: 'conflict', zh: '货物正在查验', en: 'under inspection' } } as const;
    const reply = await (
      await window({ requestWithdrawal: () => Promise.reject(refuse(table, 'under-inspection')) })
    ).inject({ method: 'POST', url: '/v1/declarations/d1/withdrawal', headers: operator, payload: { reasonCode: '01', reason: 'x' } });
    expect([reply.statusCode, reply.json()]).toMatchObject([409, { code: 'under-inspection', message: { zh: '货物正在查验' } }]);
  });

  test('are decided on the version that was seen', async () => {
    const seen: DecideRequestRequest[] = [];
    const decide = async (payload: object) =>
      (
        await window({
          decideRequest: (request) => {
            seen.push(request);
            const { declarationId, requestId } = request;
            return Promise.resolve(
              DecideRequestResponse.fromPartial({
                declarationId,
                requestId,
                status: 'APPROVED',
                declarationStatus: 'RECEIVED',
                version: 4,
              }),
            );
          },
        })
      ).inject({ method: 'POST', url: '/v1/declarations/d1/requests/r1/decision', headers: officer, payload });
    const done = await decide({ decision: 'approve', reason: '情况属实', version: 3 });
    expect([done.statusCode, done.json()]).toMatchObject([200, { status: 'APPROVED', version: 4, declarationStatus: 'RECEIVED' }]);
    expect(seen).toEqual([{ declarationId: 'd1', requestId: 'r1', approve: true, reason: '情况属实', expectedVersion: 3 }]);
    expect((await decide({ decision: 'maybe', reason: 'x', version: 3 })).statusCode).toBe(422);
    expect((await decide({ decision: 'approve', reason: 'x' })).statusCode).toBe(422);
  });

  test('are listed while they are open, the list before the declaration of that name', async () => {
    const seen: ListRequestsRequest[] = [];
    const reason = { code: '01', text: '未出运', proof: '' };
    const reply = await (
      await window({
        listRequests: (request) => {
          seen.push(request);
          const row = { declarationId: 'd1', requestId: 'r1', kind: 'WITHDRAWAL', reason, requestedAtMs: 1_700_000_000_000 };
          return Promise.resolve(ListRequestsResponse.fromPartial({ rows: [row] }));
        },
      })
    ).inject({ method: 'GET', url: '/v1/declarations/requests?kind=WITHDRAWAL&waitFor=d1:4', headers: officer });
    expect(reply.json()).toMatchObject({
      rows: [{ declarationId: 'd1', kind: 'WITHDRAWAL', reasonCode: '01', proof: null, requestedAt: '2023-11-14T22:13:20.000Z' }],
      nextCursor: null,
    });
    expect(seen[0]).toMatchObject({ kind: 'WITHDRAWAL', waitDeclarationId: 'd1', waitVersion: 4, limit: 50 });
  });

  test('leave every version to be read, with what differs', async () => {
    const versions = [{ contentVersion: 1 }, { contentVersion: 2, requestId: 'r1', differences: [difference], sinceMs: 1_700_000_000_000 }];
    const requests = [{ requestId: 'r1', kind: 'AMENDMENT', status: 'APPROVED', decisionReason: '情况属实' }];
    const reply = await (
      await window({
        getVersions: () => Promise.resolve(GetVersionsResponse.fromPartial({ declarationId: 'd1', contentVersion: 2, versions, requests })),
      })
    ).inject({ method: 'GET', url: '/v1/declarations/d1/versions', headers: operator });
    expect(reply.json()).toMatchObject({
      contentVersion: 2,
      versions: [
        { contentVersion: 1, requestId: null, since: null },
        { contentVersion: 2, requestId: 'r1', differences: [difference] },
      ],
      requests: [{ status: 'APPROVED', officer: null, decisionReason: '情况属实' }],
    });
  });
});
