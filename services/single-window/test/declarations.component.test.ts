import { beforeAll, describe, expect, test } from 'vitest';
import { GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import type { ListDeclarationsRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { DeclarationRow, GetDeclarationResponse, ListDeclarationsResponse } from '@tongguan/contracts/declarations/v1/declarations';
import { GetShipmentResponse } from '@tongguan/contracts/shipments/v1/shipments';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalKind } from '@tongguan/grpc/refusal';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

// one window for all: it takes a while to build, and only its peers differ from test to test
let token = '';
let window: Awaited<ReturnType<typeof app>>;
let peers: PeerAnswers = {};
beforeAll(async () => {
  token = await tokenFor(operatorA);
  const missing = () => Promise.reject(new Error('the test gave no answer'));
  window = await app({
    declarations: {
      getDeclaration: (...call) => (peers.declarations?.getDeclaration ?? missing)(...call),
      getReceipts: (...call) => (peers.declarations?.getReceipts ?? missing)(...call),
      listDeclarations: (...call) => (peers.declarations?.listDeclarations ?? missing)(...call),
    },
    clearance: { getCase: (...call) => (peers.clearance?.getCase ?? missing)(...call) },
    shipments: { getShipment: (...call) => (peers.shipments?.getShipment ?? missing)(...call) },
  });
});
const get = (url: string, answers: PeerAnswers) => {
  peers = answers;
  return window.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
};

const NOON = Date.parse('2026-11-25T12:00:00Z');
const row = (changes: Parameters<typeof DeclarationRow.fromPartial>[0] = {}): DeclarationRow =>
  DeclarationRow.fromPartial({
    ...{ declarationId: 'd1', declarationNo: '490520261000000001', status: 'RECEIVED', direction: 'DIRECTION_IMPORT', lane: 'RED' },
    ...{ billNo: 'B1', containerIds: ['TBJU1000016'], traderName: '=cmd()', submittedAtMs: NOON, version: 2, changedAtMs: NOON },
    waiting: [
      { for: 'customs', owner: 'CUSTOMS', sinceMs: NOON + 1_000 },
      { for: 'arrival', owner: 'CARRIER', sinceMs: NOON },
    ],
    ...changes,
  });

const listing = (pages: readonly (readonly DeclarationRow[])[], seen: ListDeclarationsRequest[] = []): PeerAnswers => ({
  declarations: {
    listDeclarations: (request) => {
      seen.push(request);
      const place = request.cursor === '' ? 0 : Number(request.cursor);
      const nextCursor = place + 1 < pages.length ? String(place + 1) : '';
      return Promise.resolve(
        ListDeclarationsResponse.fromPartial({ rows: [...(pages[place] ?? [])], nextCursor, count: 2, countMore: true }),
      );
    },
  },
});

describe('the list of declarations', () => {
  test('hands on every filter and the bounded count', async () => {
    const seen: ListDeclarationsRequest[] = [];
    const reply = await get(
      '/v1/declarations?q=TBJU1000016&status=RECEIVED,REVIEWED&lane=RED&waitingFor=CUSTOMS,PORT&direction=IMPORT&sort=-waitingSince&countUpTo=500',
      listing([[row()]], seen),
    );
    expect(reply.statusCode).toBe(200);
    expect(seen[0]).toMatchObject({
      ...{ q: 'TBJU1000016', statuses: ['RECEIVED', 'REVIEWED'], lanes: ['RED'], waitingOwners: ['CUSTOMS', 'PORT'] },
      ...{ direction: 'IMPORT', sort: '-waitingSince', countUpTo: 500, limit: 50 },
    });
    expect(reply.json()).toMatchObject({
      rows: [{ id: 'd1', lane: 'RED', returnedAt: null }],
      nextCursor: null,
      count: { rows: 2, more: true },
    });
    expect((await get('/v1/declarations', listing([[]]))).json()).toEqual({ rows: [], nextCursor: null, count: null });
    expect((await get('/v1/declarations?sort=name', listing([[]]))).statusCode).toBe(422);
  });
});

describe('the list as CSV', () => {
  test('has every page, the words of the language, and no cell that a spreadsheet would run', async () => {
    const pages = [[row()], [row({ declarationNo: '490520261000000002', status: 'RELEASED', lane: '', waiting: [], releasedAtMs: NOON })]];
    const zh = await get('/v1/declarations.csv?status=RECEIVED', listing(pages));
    expect(zh.statusCode).toBe(200);
    expect(zh.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(zh.headers['content-disposition']).toContain('attachment; filename="declarations.csv"');
    const lines = zh.body.split('\r\n');
    expect(lines[0]).toMatch(/^\u{FEFF}报关单号,状态,通道,当前等待方,等待起始,/u);
    expect(lines[1]).toBe(
      `"490520261000000001\t",已接受申报,红,海关、承运人,2026-11-25 20:00:00,进口,,,B1,TBJU1000016,'=cmd(),,,2026-11-25 20:00:00,,,,,,,`,
    );
    expect(lines[2]).toContain('已放行,,,,');
    expect(lines).toHaveLength(4);
    const en = await get('/v1/declarations.csv?lang=en', listing(pages));
    expect(en.body).toContain('Declaration no.,Status,Lane,Waiting for');
    expect(en.body).toContain('Accepted,Red,"Customs, Carrier"');
  });

  test('is refused as a problem before it begins, and breaks off where a later page fails', async () => {
    const table = { 'search-too-short': { kind: 'invalid', zh: '太短', en: 'too short' } } as const;
    const refused = await get('/v1/declarations.csv?q=a', {
      declarations: { listDeclarations: () => Promise.reject(refuse(table, 'search-too-short')) },
    });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'search-too-short']);
    const failing: PeerAnswers = {
      declarations: {
        listDeclarations: ({ cursor }) =>
          cursor === ''
            ? Promise.resolve(ListDeclarationsResponse.fromPartial({ rows: [row()], nextCursor: '1' }))
            : Promise.reject(new Error('away')),
      },
    };
    await expect(get('/v1/declarations.csv', failing)).rejects.toThrow();
  });
});

const entry = (fact: string, atMs: number, version: number, authority = '') => ({
  ...{ fact, occurredAtMs: atMs, recordedAtMs: atMs + 500, source: 'customs', version, authority },
});
const detail = GetDeclarationResponse.fromPartial({
  row: row(),
  content: { header: { direction: 'I', billNo: 'B1', trader: { name: '公司' } }, items: [{ itemNo: '1', name: '机床' }] },
  version: 2,
  timeline: [entry('DECL_SUBMITTED', NOON, 1), entry('DECL_ACCEPTED', NOON, 1), entry('INSPECTION_ORDERED', NOON + 9, 2, 'customs')],
});
const ofCase = GetCaseResponse.fromPartial({
  ...{ caseId: 'd1', declarationId: 'd1', laneReason: 'country', holds: ['arrival', 'authority:customs', 'inspection:customs'] },
  authorities: [
    { authority: 'customs', decision: 'INSPECT', inspectionOwed: true, claimedBy: 'officer-7', rule: 'R-1', dueAtMs: NOON + 99 },
  ],
  facts: [
    entry('CASE_OPENED', NOON + 5, 1),
    { ...entry('INSPECTION_ORDERED', NOON + 9, 2, 'customs'), legalBasis: '海关法第28条' },
    entry('CARGO_ARRIVED', NOON + 20, 3),
  ],
});
const bill = GetShipmentResponse.fromPartial({
  billNo: 'B1',
  milestones: [
    {
      milestone: 'MILESTONE_DISCHARGED',
      occurredAtMs: NOON - 60,
      recordedAtMs: NOON,
      reporterCompany: 'C',
      messageId: 'm-1',
      containerIds: ['TBJU1000016'],
    },
    {
      milestone: 'MILESTONE_CARGO_ARRIVED',
      occurredAtMs: NOON + 20,
      recordedAtMs: NOON + 21,
      reporterCompany: 'C',
      messageId: 'm-2',
      location: '4905',
    },
  ],
});
const answers = (own: () => Promise<GetCaseResponse>, shipment: () => Promise<GetShipmentResponse>): PeerAnswers => ({
  declarations: { getDeclaration: () => Promise.resolve(detail) },
  clearance: { getCase: own },
  shipments: { getShipment: shipment },
});
const no = (kind: RefusalKind) => () => Promise.reject(refuse({ no: { kind, zh: '否', en: 'no' } } as const, 'no'));

describe('one declaration', () => {
  test('shows every fact once with both times and its receipt, what is owed by whom, and no officer and no rule', async () => {
    const reply = await get(
      '/v1/declarations/d1',
      answers(
        () => Promise.resolve(ofCase),
        () => Promise.resolve(bill),
      ),
    );
    expect(reply.statusCode).toBe(200);
    const body = reply.json<{ timeline: { fact: string; receipt: string }[]; content: unknown }>();
    expect(body.timeline.map(({ fact, receipt }) => [fact, receipt])).toEqual([
      ['DISCHARGED', 'm-1'],
      ['DECL_SUBMITTED', 'declaration/d1@1'],
      ['DECL_ACCEPTED', 'declaration/d1@1'],
      ['CASE_OPENED', 'case/d1@1'],
      ['INSPECTION_ORDERED', 'case/d1@2'],
      ['CARGO_ARRIVED', 'm-2'],
    ]);
    expect(body.timeline[4]).toMatchObject({
      ...{ authority: 'customs', legalBasis: '海关法第28条', source: 'customs' },
      ...{ occurredAt: '2026-11-25T12:00:00.009Z', recordedAt: '2026-11-25T12:00:00.509Z' },
    });
    expect(body).toMatchObject({
      owed: [
        { for: 'customs', what: 'inspection', owner: 'CUSTOMS', since: '2026-11-25T12:00:01.000Z', dueAt: '2026-11-25T12:00:00.099Z' },
        { for: 'arrival', what: 'arrival', owner: 'CARRIER' },
      ],
      holds: ['arrival', 'authority:customs', 'inspection:customs'],
      decisions: [{ authority: 'customs', decision: 'INSPECT', inspectionOwed: true }],
      unavailable: [],
    });
    expect(body.content).toEqual({
      header: { direction: 'I', billNo: 'B1', trader: { name: '公司' } },
      items: [{ itemNo: '1', name: '机床' }],
    });
    expect(reply.body).not.toMatch(/officer-7|R-1|country/);
  });

  test('leaves out what the caller may not see, and says which service could not be asked', async () => {
    const reply = await get('/v1/declarations/d1', answers(no('unavailable'), no('forbidden')));
    expect(reply.json()).toMatchObject({
      unavailable: ['clearance'],
      holds: [],
      owed: [
        { for: 'customs', what: 'decision' },
        { for: 'arrival', what: 'arrival' },
      ],
    });
    expect(reply.json<{ timeline: unknown[] }>().timeline).toHaveLength(3);
    const failing = await get(
      '/v1/declarations/d1',
      answers(() => Promise.reject(new Error('broken')), no('not-found')),
    );
    expect(failing.statusCode).toBe(500);
  });
});

describe('the receipts of a declaration', () => {
  test('are handed on as XML under the name of the declaration', async () => {
    const decResults = '<DEC_RESULTS><DEC_RESULT><CHANNEL>P</CHANNEL></DEC_RESULT></DEC_RESULTS>';
    const seen: string[] = [];
    const reply = await get('/v1/declarations/d1/receipts', {
      declarations: {
        getReceipts: ({ declarationId }) => {
          seen.push(declarationId);
          return Promise.resolve({ decResults, declarationNo: '490520261000000001' });
        },
      },
    });
    expect(seen).toEqual(['d1']);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="490520261000000001-receipts.xml"');
    expect(reply.body).toBe(decResults);
  });
});
