import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '@tongguan/testing/eventually';
import { startLocalKafka } from '../../scripts/local-kafka.ts';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import type { Consignment } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import type { Answer } from '../../scripts/simulate/window.ts';
import { available, openWorld } from './world.ts';
import { soon } from './soon.ts';
import type { World } from './world.ts';

const IN_FLIGHT = 500;
const SIDE_BY_SIDE = 8;
/** An engine on a busy machine may take this long for all of them; its whole test, as long again. */
const ORDEAL_MS = 900_000;
/** A service that was killed among a hundred others' work takes a while to be there again. */
const PATIENCE_MS = 240_000;

interface Sent {
  readonly drawn: Consignment;
  readonly user: string;
  id: string;
}

/** A service that is being killed answers 503 or nothing: the client asks again with the same key, as clients do. */
async function insist(call: () => Promise<Answer>, ...expected: readonly number[]): Promise<Record<string, unknown>> {
  return eventually(async () => expectStatus(await call(), ...expected), { timeoutMs: PATIENCE_MS, everyMs: 50 });
}

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** Files, reports the arrival twice, and does nothing else. */
async function send(world: World, sent: Sent): Promise<void> {
  const { drawn, user } = sent;
  const filed = await insist(() => world.as(user).post('/v1/declarations', drawn.content, drawn.billNo), 202);
  sent.id = String(filed['id']);
  const movement = {
    messageId: `${drawn.billNo}-arrived`,
    milestone: 'CARGO_ARRIVED',
    billNo: drawn.billNo,
    containerIds: drawn.containerIds,
    occurredAt: new Date().toISOString(),
    location: drawn.office,
    transportMode: drawn.mode,
  };
  await insist(() => world.as('carrier').post('/v1/movements', movement), 202);
  await insist(() => world.as('carrier').post('/v1/movements', movement), 202);
}

/** Officers work until everything is released. */
async function workOff(world: World): Promise<void> {
  let released = false;
  const watching = eventually(async () => (released = (await releasedCount(world)) >= IN_FLIGHT), { timeoutMs: ORDEAL_MS, everyMs: 1000 });
  const working = ['customs-officer-2', 'quarantine-officer', 'maritime-officer', 'road-officer'].map((officer) =>
    eventually(
      async () => {
        const { rows } = (await insist(() => world.as(officer).get('/v1/clearance/queue?actionableOnly=true&limit=100'), 200)) as {
          rows: Owed[];
        };
        await sideBySide(rows, (row) => decide(world, officer, row));
        return released;
      },
      { timeoutMs: ORDEAL_MS, everyMs: 250 },
    ),
  );
  await Promise.all([watching, ...working]);
}

interface Owed {
  readonly caseId: string;
  readonly waitsFor: string;
}

async function decide(world: World, officer: string, { caseId, waitsFor }: Owed): Promise<void> {
  const post = (what: string, body?: object) =>
    insist(() => world.as(officer).post(`/v1/clearance/cases/${caseId}/${what}`, body), 200, 409);
  await post('claim');
  if (waitsFor === 'inspection') await post('inspection', { finding: 'NO_ANOMALY' });
  await post('decision', { decision: 'clear', legalBasis: 'test' });
}

async function allRows(world: World): Promise<{ id: string; declarationNo: string; status: string }[]> {
  const rows: { id: string; declarationNo: string; status: string }[] = [];
  let cursor = '';
  do {
    const page = (await insist(
      () => world.as('administrator').get(`/v1/declarations?limit=500&cursor=${encodeURIComponent(cursor)}`),
      200,
    )) as {
      rows: typeof rows;
      nextCursor: string | null;
    };
    rows.push(...page.rows);
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  return rows;
}

const releasedCount = async (world: World): Promise<number> => (await allRows(world)).filter((row) => row.status === 'RELEASED').length;

/** Every accepted declaration is there once, was released once, and no counter, figure or parked stream says otherwise. */
async function checkNothingLost(world: World, all: readonly Sent[]): Promise<void> {
  const rows = await allRows(world);
  expect(rows.length).toBe(IN_FLIGHT);
  expect(new Set(rows.map((row) => row.id))).toEqual(new Set(all.map((sent) => sent.id)));
  expect(new Set(rows.map((row) => row.declarationNo)).size).toBe(IN_FLIGHT);
  expect(rows.filter((row) => row.status !== 'RELEASED')).toEqual([]);
  await sideBySide(all, async ({ id, drawn }) => {
    const { timeline } = (await insist(() => world.as('administrator').get(`/v1/declarations/${id}`), 200)) as {
      timeline: { fact: string }[];
    };
    const facts = timeline.map((entry) => entry.fact);
    for (const once of ['DECL_SUBMITTED', 'DECL_ACCEPTED', 'REVIEW_DONE', 'RELEASED']) {
      expect(facts.filter((fact) => fact === once)).toEqual([once]);
    }
    const { milestones } = (await insist(() => world.as('carrier').get(`/v1/shipments/${encodeURIComponent(drawn.billNo)}`), 200)) as {
      milestones: unknown[];
    };
    expect(milestones.length).toBe(1);
  });
  // the figures follow everything else, so they come last on a busy machine
  await eventually(
    async () => {
      const { total } = expectStatus(await world.as('planner').get('/v1/metrics/clearance-time?definition=customs-only'), 200) as {
        total: { n: number; missing: number };
      };
      expect(total.n).toBe(IN_FLIGHT);
      return true;
    },
    { timeoutMs: PATIENCE_MS, everyMs: 250 },
  );
  const { services } = expectStatus(await world.as('administrator').get('/v1/operations/services'), 200) as {
    services: { service: string; reachable: boolean; subscriptions: { group: string; parked: number; lag: number }[] }[];
  };
  for (const { service, reachable, subscriptions } of services) {
    expect([service, reachable]).toEqual([service, true]);
    for (const { group, parked } of subscriptions) expect([group, parked]).toEqual([group, 0]);
  }
}

function drawAll(): Sent[] {
  const seen = new Set<string>();
  const all: Sent[] = [];
  for (let seed = 1; all.length < IN_FLIGHT; seed++) {
    const drawn = consignmentAt(chanceFrom(seed), Date.now());
    if (seen.has(drawn.billNo)) continue;
    seen.add(drawn.billNo);
    const user = drawn.content.items.some((item) => item['unNumber'] !== undefined) ? 'operator-b' : 'operator-a';
    all.push({ drawn, user, id: '' });
  }
  return all;
}

/** Sends all, with `strike` in the middle, works everything off, and asks whether anything was lost. */
async function ordeal(world: World, strike: (share: () => number) => Promise<void>): Promise<void> {
  const all = drawAll();
  let sent = 0;
  const struck = strike(() => sent / IN_FLIGHT);
  const working = sideBySide(all, async (each) => {
    await send(world, each);
    sent++;
  });
  await Promise.all([working, struck]);
  await workOff(world);
  await soon(async () => {
    expect(await releasedCount(world)).toBe(IN_FLIGHT);
  });
  await checkNothingLost(world, all);
}

async function until(share: () => number, wanted: number): Promise<void> {
  await eventually(() => share() >= wanted, { timeoutMs: ORDEAL_MS, everyMs: 20 });
}

const settings = { SINGLE_WINDOW_REQUESTS_PER_MINUTE: '1000000' };

type Strike = () => Promise<void>;

/** Strikes one after the other, spread over the time in which the declarations are sent. */
async function ordealWith(world: World, strikes: readonly Strike[]): Promise<void> {
  await ordeal(world, async (share) => {
    for (const [turn, strike] of strikes.entries()) {
      await until(share, (turn + 1) / (strikes.length + 2));
      await strike();
    }
  });
}

const released = `among ${IN_FLIGHT} declarations in flight: every one is released exactly once`;

describe('kill -9', () => {
  test(`of the one process of the embedded engine, three times ${released}`, async () => {
    const world = await openWorld('embedded', settings);
    try {
      const strike = (): Promise<void> => world.kill('all');
      await ordealWith(world, [strike, strike, strike]);
    } finally {
      await world.stop();
    }
  });

  test.skipIf(!available('distributed'))(
    `of each service in turn, and of the broker between them, ${released}`,
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'tongguan-broker-'));
      const kafka = await startLocalKafka({ dir });
      try {
        const world = await openWorld('distributed', { ...settings, KAFKA_BROKERS: kafka.brokers });
        try {
          const broker: Strike = async () => {
            await kafka.kill(0);
            await kafka.restart(0);
          };
          const services = world.mortals.map(
            (mortal): Strike =>
              () =>
                world.kill(mortal),
          );
          await ordealWith(world, [...services.slice(0, 2), broker, ...services.slice(2, 5), broker, ...services.slice(5)]);
        } finally {
          await world.stop();
        }
      } finally {
        await kafka.stop();
        await rm(dir, { recursive: true, force: true });
      }
    },
    2 * ORDEAL_MS,
  );
});
