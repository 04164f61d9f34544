import { beforeAll, describe, expect, test } from 'vitest';
import { ListMandatesResponse, MandateAnswer } from '@tongguan/contracts/declarations/v1/mandates';
import type { GrantMandateRequest, ListMandatesRequest, RevokeMandateRequest } from '@tongguan/contracts/declarations/v1/mandates';
import { refuse } from '@tongguan/grpc/refusal';
import { operatorB, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let operator = { authorization: '' };
beforeAll(async () => {
  operator = { authorization: `Bearer ${await tokenFor(operatorB)}` };
});
const window = (mandates: PeerAnswers['mandates']) => app({ mandates: mandates ?? {} });
const TRADER = '91430100MA4L00038B';
const AGENT = '91430100MA4L0002XB';
const terms = { directions: ['DIRECTION_IMPORT' as const], validFrom: '2026-11-27', validTo: '', agreementNo: 'W-1', note: '' };
const row = {
  mandateId: `${TRADER}-${AGENT}`,
  traderCompany: TRADER,
  agentCompany: AGENT,
  standing: 'IN_FORCE',
  terms,
  version: 1,
  traderName: '示例',
};

describe('mandates over HTTP', () => {
  test('are given with a key, directions in one order whatever was sent, and answered with how they stand', async () => {
    const seen: GrantMandateRequest[] = [];
    const reply = await (
      await window({
        grantMandate: (request) => {
          seen.push(request);
          return Promise.resolve(MandateAnswer.fromPartial({ row: { ...row, grantedAtMs: 1_700_000_000_000 } }));
        },
      })
    ).inject({
      ...{ method: 'POST', url: '/v1/mandates', headers: { ...operator, 'idempotency-key': 'k' } },
      payload: { agent: AGENT, directions: ['EXPORT', 'IMPORT'], agreementNo: 'W-1' },
    });
    expect(reply.statusCode).toBe(200);
    expect(seen[0]).toEqual({
      ...{ agentCompany: AGENT, idempotencyKey: 'k' },
      terms: { directions: ['DIRECTION_IMPORT', 'DIRECTION_EXPORT'], validFrom: '', validTo: '', agreementNo: 'W-1', note: '' },
    });
    expect(reply.json()).toMatchObject({
      repeated: false,
      mandate: { id: row.mandateId, standing: 'IN_FORCE', grantedAt: '2023-11-14T22:13:20.000Z', asked: null, onPaper: false },
    });
  });

  test('with a field that is none, or twice the same direction, are refused with every fault', async () => {
    const payload = { agent: AGENT, directions: ['IMPORT', 'IMPORT'], noSuch: '1' };
    const reply = await (await window({})).inject({ method: 'POST', url: '/v1/mandates', headers: operator, payload });
    expect(reply.statusCode).toBe(422);
    expect(
      reply
        .json<{ faults: { path: string }[] }>()
        .faults.map(({ path }) => path)
        .sort(),
    ).toEqual(['/directions', '/noSuch']);
  });

  test('are revoked on the version that was seen, also version 0 of a paper', async () => {
    const seen: RevokeMandateRequest[] = [];
    const ended = { ...row, standing: 'REVOKED', endedByCompany: AGENT, endedReason: '到期', version: 2 };
    const revoke = async (payload: object) =>
      (
        await window({
          revokeMandate: (request) => {
            seen.push(request);
            return Promise.resolve(MandateAnswer.fromPartial({ row: ended }));
          },
        })
      ).inject({ method: 'POST', url: `/v1/mandates/${row.mandateId}/revocation`, headers: operator, payload });
    expect((await revoke({ reason: '到期', version: 0 })).json()).toMatchObject({ mandate: { standing: 'REVOKED', endedBy: AGENT } });
    await revoke({ reason: '到期' });
    expect(seen.map(({ expectedVersion }) => expectedVersion)).toEqual([0, undefined]);
    expect((await revoke({})).statusCode).toBe(422);
  });

  test('are listed by side and standing, after a wait for what was just done', async () => {
    const seen: ListMandatesRequest[] = [];
    const reply = await (
      await window({
        listMandates: (request) => {
          seen.push(request);
          return Promise.resolve(ListMandatesResponse.fromPartial({ rows: [{ ...row, paperConfidence: 'doubtful', version: 0 }] }));
        },
      })
    ).inject({ method: 'GET', url: `/v1/mandates?role=TRADER&standing=CURRENT&waitFor=${row.mandateId}:3`, headers: operator });
    expect(reply.json()).toMatchObject({
      rows: [{ traderName: '示例', agentName: null, onPaper: true, terms: { validTo: null, agreementNo: 'W-1' } }],
      nextCursor: null,
    });
    expect(seen[0]).toMatchObject({ role: 'TRADER', standing: 'CURRENT', waitMandateId: row.mandateId, waitVersion: 3 });
  });

  test('that lack are a refusal of the filing: 403 with who, whom, direction and day', async () => {
    const detail = { trader: TRADER, agent: AGENT, direction: 'IMPORT', day: '2026-11-27' };
    const table = { 'mandate-missing': { kind: 'forbidden', zh: '未委托', en: 'not mandated' } } as const;
    const window = await app({
      declarations: { submitDeclaration: () => Promise.reject(refuse(table, 'mandate-missing', { detail })) },
    });
    const reply = await window.inject({ method: 'POST', url: '/v1/declarations', headers: operator, payload: {} });
    expect([reply.statusCode, reply.json()]).toMatchObject([403, { code: 'mandate-missing', detail }]);
  });
});
