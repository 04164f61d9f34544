import type { ListQueueRequest, RecordInspectionRequest } from '@tongguan/contracts/clearance/v1/clearance';
import {
  CommandResponse,
  CountQueueResponse,
  GetCaseResponse,
  ListLegalBasesResponse,
  ListQueueResponse,
  ListReadyResponse,
  ListStuckResponse,
} from '@tongguan/contracts/clearance/v1/clearance';
import { refuse } from '@tongguan/grpc/refusal';
import { customsOfficer, tokenFor } from '@tongguan/testing/principals';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let authorization = '';
beforeAll(async () => {
  authorization = `Bearer ${await tokenFor(customsOfficer)}`;
});

const get = async (url: string, clearance: NonNullable<PeerAnswers['clearance']>) =>
  (await app({ clearance })).inject({ url, headers: { authorization } });

describe('the queue', () => {
  test('takes every filter, an order and a page', async () => {
    const seen: ListQueueRequest[] = [];
    const url =
      '/v1/clearance/queue?lane=RED,YELLOW&waitsFor=decision&overdueOnly=true&mineOnly=true&q=%20csqu305&sort=deadline&limit=500&minAgeMinutes=5';
    const reply = await get(url, {
      listQueue: (request) => {
        seen.push(request);
        return Promise.resolve(ListQueueResponse.fromPartial({ nextCursor: 'next' }));
      },
    });
    expect(reply.json()).toEqual({ rows: [], nextCursor: 'next' });
    expect(seen[0]).toMatchObject({
      lanes: ['LANE_RED', 'LANE_YELLOW'],
      waitsFor: ['decision'],
      ...{ overdueOnly: true, mineOnly: true, search: 'CSQU305', sort: 'deadline', limit: 500, minAgeMs: 300_000 },
    });
  });

  test('refuses what it does not know as a problem that says where', async () => {
    for (const query of ['sort=trader', 'waitsFor=luck', 'limit=501', 'lane=BLUE']) {
      const reply = await get(`/v1/clearance/queue?${query}`, {});
      expect([query, reply.statusCode, reply.json<{ code: string }>().code]).toEqual([query, 422, 'invalid-request']);
    }
  });

  test('is counted for the same filter', async () => {
    const seen: (ListQueueRequest | undefined)[] = [];
    const reply = await get('/v1/clearance/queue/counts?office=4905', {
      countQueue: ({ filter }) => {
        seen.push(filter);
        return Promise.resolve(
          CountQueueResponse.fromPartial({ total: 3, overdue: 1, lanes: [{ key: 'RED', count: 3 }], offices: [{ key: '4905', count: 3 }] }),
        );
      },
    });
    expect(reply.json()).toEqual({ total: 3, overdue: 1, lanes: { RED: 3 }, waitsFor: {}, offices: { 4905: 3 } });
    expect(seen[0]).toMatchObject({ offices: ['4905'] });
  });
});

describe('a case', () => {
  test('shows facts with both times, arrivals and findings; what is not there is null', async () => {
    const file = GetCaseResponse.fromPartial({
      caseId: 'D1',
      arrivals: [{ containerId: 'CSQU3054383', arrivedAtMs: 1_795_600_000_000 }, { containerId: 'MSCU6639870' }],
      facts: [
        {
          fact: 'INSPECTION_DONE',
          occurredAtMs: 1_795_600_000_000,
          recordedAtMs: 1_795_600_060_000,
          authority: 'customs',
          finding: 'FINDING_IPR',
          findings: [{ itemNo: 2, finding: 'FINDING_IPR', note: '仿冒' }],
        },
      ],
    });
    const body = (await get('/v1/clearance/cases/D1', { getCase: () => Promise.resolve(file) })).json<Record<string, unknown>>();
    expect(body).toMatchObject({
      billArrivedAt: null,
      screening: null,
      arrivals: [
        { containerId: 'CSQU3054383', arrivedAt: '2026-11-25T09:46:40.000Z' },
        { containerId: 'MSCU6639870', arrivedAt: null },
      ],
      facts: [
        {
          recordedAt: '2026-11-25T09:47:40.000Z',
          officer: null,
          finding: 'IPR',
          findings: [{ itemNo: 2, containerId: null, finding: 'IPR', note: '仿冒' }],
        },
      ],
    });
  });

  test('takes an inspection result with findings per item and container, with or without one of the whole', async () => {
    const seen: RecordInspectionRequest[] = [];
    const window = await app({
      clearance: {
        recordInspection: (request) => {
          seen.push(request);
          return Promise.resolve(CommandResponse.fromPartial({ caseId: 'D1', version: 4, status: 'DETAINED' }));
        },
      },
    });
    const record = (payload: object) =>
      window.inject({ method: 'POST', url: '/v1/clearance/cases/D1/inspection', headers: { authorization }, payload });
    expect(
      (
        await record({
          findings: [
            { itemNo: 2, finding: 'IPR', note: '仿冒' },
            { containerId: 'X', finding: 'SAFETY' },
          ],
        })
      ).statusCode,
    ).toBe(200);
    expect(seen[0]).toMatchObject({
      finding: 'FINDING_UNSPECIFIED',
      findings: [
        { itemNo: 2, containerId: '', finding: 'FINDING_IPR', note: '仿冒' },
        { itemNo: 0, containerId: 'X', finding: 'FINDING_SAFETY', note: '' },
      ],
    });
    await record({ finding: 'NO_ANOMALY' });
    expect(seen[1]).toMatchObject({ finding: 'FINDING_NO_ANOMALY', findings: [] });
    expect((await record({ findings: [{ finding: 'LUCK' }] })).json()).toMatchObject({
      code: 'invalid-request',
      faults: [{ path: '/findings/0/finding' }],
    });
  });

  test('that another officer has is refused with who has it and until when', async () => {
    const table = { 'claimed-by-another': { kind: 'conflict', zh: '该案件已由其他人员领取', en: 'Another officer has the case' } } as const;
    const detail = { claimedBy: 'customs-officer-2', leaseUntilMs: '1795600000000' };
    const reply = await (
      await app({ clearance: { claimCase: () => Promise.reject(refuse(table, 'claimed-by-another', { detail })) } })
    ).inject({ method: 'POST', url: '/v1/clearance/cases/D1/claim', headers: { authorization } });
    expect([reply.statusCode, reply.json<{ detail: unknown }>().detail]).toEqual([409, detail]);
  });
});

describe('the lists beside the queue', () => {
  test('are legal bases, what should have been released, and what waits too long', async () => {
    const bases = await get('/v1/clearance/legal-bases', {
      listLegalBases: () =>
        Promise.resolve(
          ListLegalBasesResponse.fromPartial({
            bases: [{ id: 'B1', decision: 'DECISION_KIND_HOLD', text: { zh: '补正', en: 'Complete' }, citation: '《海关法》' }],
          }),
        ),
    });
    expect(bases.json()).toMatchObject({ bases: [{ id: 'B1', decision: 'hold', text: { zh: '补正', en: 'Complete' }, verified: false }] });
    const ready = await get('/v1/clearance/ready', {
      listReady: () =>
        Promise.resolve(ListReadyResponse.fromPartial({ cases: [{ caseId: 'D1', why: 'arrival-not-told', sinceMs: 1_795_600_000_000 }] })),
    });
    expect(ready.json()).toMatchObject({
      cases: [{ caseId: 'D1', why: 'arrival-not-told', since: '2026-11-25T09:46:40.000Z', lane: null }],
      nextCursor: null,
    });
    const stuck = await get('/v1/clearance/stuck', {
      listStuck: () =>
        Promise.resolve(
          ListStuckResponse.fromPartial({ groups: [{ waitsFor: 'decision', boundMs: 1000, total: 2, rows: [{ caseId: 'D1' }] }] }),
        ),
    });
    expect(stuck.json()).toMatchObject({ groups: [{ waitsFor: 'decision', total: 2, rows: [{ caseId: 'D1' }] }] });
  });
});
