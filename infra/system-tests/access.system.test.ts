import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_USERS } from '../../scripts/demo-users.ts';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import type { Consignment } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { start } from './started.ts';
import type { Started } from './started.ts';
import { soon } from './soon.ts';

const USERS = DEMO_USERS.flatMap(([, users]) => users.split(', '));
const ACCOUNT = 'T4905W000001';

let world: Started;
let dataDir = '';
let air: Consignment;
let id = '';
let declarationNo = '';

/** operator-a, a broker, files for a company that is not operator-b's, at 4908, where neither customs-officer nor maritime-officer is. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tongguan-access-'));
  world = await start({ dataDir });
  await world.ready();
  let drawn = consignmentAt(chanceFrom(1), Date.now());
  for (let seed = 2; drawn.mode !== '5' || drawn.content.items.some((item) => item['unNumber'] !== undefined); seed++) {
    drawn = consignmentAt(chanceFrom(seed), Date.now());
  }
  air = drawn;
  const filed = expectStatus(await world.as('operator-a').post('/v1/declarations', air.content, 'one-key'), 202);
  id = String(filed['id']);
  declarationNo = String(filed['declarationNo']);
  const arrived = { messageId: 'a1', milestone: 'CARGO_ARRIVED', billNo: air.billNo, occurredAt: new Date().toISOString() };
  expectStatus(await world.as('carrier').post('/v1/movements', arrived), 202);
  const line = { lineNo: '1', hsCode: '8479899990', name: '机床', unit: '001' };
  expectStatus(
    await world.as('warehouse-keeper').post('/v1/warehouses/accounts', { accountNo: ACCOUNT, customsOffice: '4905', lines: [line] }),
    200,
  );
  await soon(async () => {
    const paths = ['/v1/declarations/:no', '/v1/clearance/cases/:no', '/v1/metrics/cases/:no', '/v1/shipments/:bill'];
    for (const path of paths) expectStatus(await world.as('administrator').get(addressOf(path)), 200);
  });
});
afterAll(async () => {
  await world.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const addressOf = (path: string): string =>
  path.replace(':id', id).replace(':no', declarationNo).replace(':bill', encodeURIComponent(air.billNo));

type Answers = Readonly<Record<string, number>>;
const everybody = (status: number): Answers => Object.fromEntries(USERS.map((user) => [user, status]));
/** Of border authorities; who refunds taxes is none of them. */
const OFFICERS = USERS.filter((user) => /officer(?:-2)?$/.test(user) && user !== 'tax-officer');
const officers = (status: number): Answers => Object.fromEntries(OFFICERS.map((user) => [user, status]));

/** Customs officers at 4908: the case is theirs. */
const TAKING = ['customs-officer-2', 'customs-risk-officer'];
const taking = (status: number): Answers => Object.fromEntries(TAKING.map((user) => [user, status]));

/** A company that has nothing to do with it is told that there is nothing; a role that never has, that it may not. */
const declarations: Answers = {
  ...everybody(403),
  ...officers(200),
  'operator-a': 200,
  'operator-b': 404,
  'operator-d': 404,
  'customs-officer': 404,
  'maritime-officer': 404,
  // at that office too, but their authorities take no part in the case
  'quarantine-officer': 404,
  'road-officer': 404,
  administrator: 200,
};
const cases: Answers = { ...everybody(403), 'operator-a': 200, 'operator-b': 404, 'operator-d': 404, ...taking(200), administrator: 200 };
const times: Answers = {
  ...everybody(403),
  ...officers(200),
  'operator-a': 200,
  'operator-b': 404,
  'operator-d': 404,
  planner: 200,
  administrator: 200,
};
const shipments: Answers = {
  ...everybody(403),
  ...officers(200),
  // whoever declared the bill follows it
  'operator-a': 200,
  'operator-b': 404,
  'operator-d': 404,
  carrier: 200,
  'warehouse-keeper': 200,
  planner: 200,
  administrator: 200,
};
const customs = (status: number): Answers => ({ 'customs-officer': status, ...taking(status) });
const accounts: Answers = { ...everybody(403), 'customs-officer': 200, ...taking(200), administrator: 200 };

const READ: readonly (readonly [path: string, answers: Answers])[] = [
  ['/v1/declarations/:id', declarations],
  ['/v1/declarations/:no', declarations],
  ['/v1/declarations/:id/duty', declarations],
  [
    '/v1/declarations',
    { ...everybody(403), ...officers(200), 'operator-a': 200, 'operator-b': 200, 'operator-d': 200, administrator: 200 },
  ],
  [
    '/v1/tax-bills',
    { ...everybody(403), ...customs(200), 'operator-a': 200, 'operator-b': 200, 'operator-d': 200, bank: 200, administrator: 200 },
  ],
  ['/v1/refunds', { ...everybody(403), 'operator-a': 200, 'operator-b': 200, 'operator-d': 200, 'tax-officer': 200, administrator: 200 }],
  ['/v1/clearance/cases/:id', cases],
  ['/v1/clearance/cases/:no', cases],
  ['/v1/clearance/queue', { ...everybody(403), ...officers(200), administrator: 200 }],
  ['/v1/clearance/queue?authority=customs', { ...everybody(403), 'customs-officer': 200, ...taking(200), administrator: 200 }],
  ['/v1/clearance/queue/counts', { ...everybody(403), ...officers(200), administrator: 200 }],
  ['/v1/clearance/legal-bases', { ...everybody(403), ...officers(200), administrator: 200 }],
  ['/v1/clearance/legal-bases?authority=road', { ...everybody(403), 'road-officer': 200, administrator: 200 }],
  ['/v1/clearance/ready', { ...everybody(403), ...officers(200), administrator: 200 }],
  ['/v1/clearance/stuck', { ...everybody(403), ...officers(200), administrator: 200 }],
  ['/v1/metrics/cases/:id', times],
  ['/v1/metrics/cases/:no', times],
  ['/v1/shipments/:bill', shipments],
  [`/v1/warehouses/accounts/${ACCOUNT}`, { ...accounts, ...officers(200), 'maritime-officer': 404, 'warehouse-keeper': 200 }],
  ['/v1/warehouses/accounts', { ...accounts, ...officers(200), 'warehouse-keeper': 200 }],
  [`/v1/warehouses/accounts/${ACCOUNT}/lists`, { ...accounts, ...officers(200), 'maritime-officer': 404, 'warehouse-keeper': 200 }],
  [`/v1/warehouses/accounts/${ACCOUNT}/passes`, { ...accounts, ...officers(200), 'maritime-officer': 404, 'warehouse-keeper': 200 }],
  [
    `/v1/warehouses/accounts/${ACCOUNT}/lines/1/movements`,
    { ...accounts, ...officers(200), 'maritime-officer': 404, 'warehouse-keeper': 200 },
  ],
  [
    `/v1/warehouses/accounts/${ACCOUNT}/enter-first`,
    // to a company that none of its bills concerns, the account is as good as none
    {
      ...accounts,
      ...officers(200),
      'maritime-officer': 404,
      'warehouse-keeper': 200,
      'operator-a': 404,
      'operator-b': 404,
      'operator-d': 404,
    },
  ],
  ['/v1/declarations/:id/enter-first', { ...declarations, 'warehouse-keeper': 404 }],
  ['/v1/receipts', { ...everybody(403), 'customs-officer': 200, ...taking(200), administrator: 200 }],
  ['/v1/declarations/:id/received-receipts', declarations],
  ['/v1/movements', { ...everybody(403), carrier: 200, 'warehouse-keeper': 200, administrator: 200 }],
  [
    '/v1/consignments?state=arrived-undeclared',
    { ...everybody(403), ...officers(200), carrier: 200, 'warehouse-keeper': 200, administrator: 200 },
  ],
  ['/v1/operations/services', { ...everybody(403), administrator: 200 }],
  ['/v1/operations/declarations/parked', { ...everybody(403), administrator: 200 }],
  ['/v1/metrics/definitions', everybody(200)],
];

const act = (legalBasis: string) => ({ decision: 'hold', legalBasis, reason: 'none' });
const parked = { group: 'declarations.on-case-released', stream: 'case/x', reason: 'none' };
/** What is sent to change something by everybody but those who may: nobody else gets further than this. */
const WRITE: readonly (readonly [path: string, body: object | undefined, may: readonly string[]])[] = [
  ['/v1/declarations?dryRun=true', {}, ['operator-a', 'operator-b', 'operator-d']],
  ['/v1/declarations/duty', {}, ['operator-a', 'operator-b', 'operator-d']],
  [
    '/v1/movements',
    { messageId: 'x', milestone: 'PICKED_UP', billNo: 'X', occurredAt: '2026-11-25' },
    ['carrier', 'warehouse-keeper', 'administrator'],
  ],
  [
    '/v1/movements/batch',
    { movements: [{ messageId: 'x', milestone: 'PICKED_UP', billNo: 'X', occurredAt: '2026-11-25' }] },
    ['carrier', 'warehouse-keeper', 'administrator'],
  ],
  ['/v1/clearance/cases/:id/claim', undefined, TAKING],
  ['/v1/clearance/cases/:id/return', undefined, TAKING],
  ['/v1/clearance/cases/:id/decision', act('none'), TAKING],
  ['/v1/clearance/cases/:id/inspection', { finding: 'NO_ANOMALY' }, TAKING],
  ['/v1/tax-bills/:no-T01/settlement', { how: 'DEPOSIT', reference: 'R', paid: '1.00' }, ['bank', ...OFFICERS]],
  [
    '/v1/warehouses/accounts',
    { accountNo: 'T4905W000009', customsOffice: '4905', lines: [{ lineNo: '1', hsCode: '8479899990', name: 'a', unit: '001' }] },
    ['warehouse-keeper', 'administrator'],
  ],
  [
    `/v1/warehouses/accounts/${ACCOUNT}/lists`,
    { listNo: 'L1', direction: 'IN', quantities: [{ lineNo: '1', quantity: '1' }] },
    ['warehouse-keeper', 'administrator'],
  ],
  [`/v1/warehouses/accounts/${ACCOUNT}/lists/L1/cancel`, { reason: 'none' }, ['warehouse-keeper', 'administrator']],
  [
    `/v1/warehouses/accounts/${ACCOUNT}/lists/L1/passes`,
    { passNo: 'P1', quantities: [{ lineNo: '1', quantity: '1' }] },
    ['warehouse-keeper', 'administrator'],
  ],
  [
    `/v1/warehouses/accounts/${ACCOUNT}/enter-first`,
    { billNo: 'B', receiptNo: 'R', enteredAt: '2026-11-25', lines: [{ hsCode: '8479899990', name: 'a', quantity: '1', unit: '001' }] },
    ['warehouse-keeper', 'administrator'],
  ],
  [`/v1/warehouses/accounts/${ACCOUNT}/enter-first/B/receipts/R/void`, { reason: 'none' }, ['warehouse-keeper', 'administrator']],
  [`/v1/warehouses/accounts/${ACCOUNT}/passes/P1/gate`, { occurredAt: '2026-11-25' }, ['warehouse-keeper', 'administrator']],
  [`/v1/warehouses/accounts/${ACCOUNT}/passes/P1/void`, { reason: 'none' }, ['warehouse-keeper', 'administrator']],
  ['/v1/operations/declarations/parked/release', parked, ['administrator']],
  ['/v1/operations/declarations/parked/drop', { ...parked, eventId: 'x' }, ['administrator']],
  ['/v1/operations/declarations/read-models/declarations/rebuild', undefined, ['administrator']],
];

test.each(READ)('%s shows itself to those who may see it', async (path, expected) => {
  const given = await Promise.all(USERS.map(async (user) => [user, (await world.as(user).get(addressOf(path))).status] as const));
  expect(Object.fromEntries(given)).toEqual(expected);
});

test.each(WRITE)('%s is refused to everybody else', async (path, body, may) => {
  const others = USERS.filter((user) => !may.includes(user));
  const given = await Promise.all(others.map(async (user) => [user, (await world.as(user).post(addressOf(path), body)).status] as const));
  expect(Object.fromEntries(given)).toEqual(Object.fromEntries(others.map((user) => [user, 403])));
});

test('nobody gets anything without a token but the public figures', async () => {
  const status = async (path: string): Promise<number> => (await fetch(world.url + addressOf(path))).status;
  for (const [path] of READ) expect([path, await status(path)]).toEqual([path, path.endsWith('definitions') ? 200 : 401]);
});

describe('what another company or office has', () => {
  const rows = async (user: string, path: string): Promise<unknown[]> =>
    expectStatus(await world.as(user).get(addressOf(path)), 200)['rows'] as unknown[];

  test('is in no list, whatever is asked for', async () => {
    for (const filter of ['declarationNo=:no', 'billNo=:bill', 'customsOffice=4908', 'limit=200']) {
      expect(await rows('operator-a', `/v1/declarations?${filter}`)).toHaveLength(1);
      for (const user of ['operator-b', 'customs-officer', 'maritime-officer'])
        expect(await rows(user, `/v1/declarations?${filter}`)).toEqual([]);
    }
    expect(await rows('customs-officer', '/v1/clearance/queue?office=4908')).toEqual([]);
    expect(await rows('customs-officer', '/v1/clearance/queue?office=4908,4905&authority=customs')).toEqual([]);
  });

  test('is not answered to who guesses its idempotency key', async () => {
    const answer = await world.as('operator-b').post('/v1/declarations', air.content, 'one-key');
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain(declarationNo);
  });

  test('comes in no live stream', async () => {
    const seen = async (user: string, until: string): Promise<string> => {
      const stop = new AbortController();
      const token = await tokenOf(user);
      const reply = await fetch(`${world.url}/v1/stream`, {
        headers: { authorization: `Bearer ${token}`, 'last-event-id': String(Date.now() - 60_000) },
        signal: stop.signal,
      });
      let text = '';
      for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (text.includes(until)) break;
      }
      stop.abort();
      return text;
    };
    const own = consignmentAt(chanceFrom(1), Date.now());
    const maker = { creditCode: '91430100MA4L00038B', customsCode: '4301960003', name: '示例烟花制造有限公司' };
    const content = { ...own.content, header: { ...own.content.header, trader: maker, owner: maker, declarant: maker } };
    const filed = expectStatus(await world.as('operator-b').post('/v1/declarations', content, 'one-key'), 202);
    expect(filed['id']).not.toBe(id);
    expect(await seen('operator-b', String(filed['id']))).not.toContain(id);
    expect(await seen('operator-a', id)).not.toContain(String(filed['id']));
  });

  async function tokenOf(user: string): Promise<string> {
    const reply = await fetch(`${world.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}-program:demo`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return ((await reply.json()) as { access_token: string }).access_token;
  }
});
