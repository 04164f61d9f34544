import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { arrive, clear, consignment, file, fileUninspected, isFireworks, laneOf, rowOf } from './acts.ts';
import { available, ENGINES, openWorld } from './world.ts';
import { soon } from './soon.ts';
import type { World } from './world.ts';

async function statusOf(world: World, user: string, id: string): Promise<string> {
  const { row } = expectStatus(await world.as(user).get(`/v1/declarations/${id}`), 200) as { row: { status: string } };
  return row.status;
}

async function released(world: World, user: string, id: string): Promise<void> {
  await soon(async () => {
    expect(await statusOf(world, user, id)).toBe('RELEASED');
  });
}

describe.each(ENGINES)('the three roles on the %s engine', (engine) => {
  const here = available(engine);
  let world: World;
  beforeAll(async () => {
    if (here) world = await openWorld(engine);
  });
  afterAll(async () => {
    if (here) await world.stop();
  });

  test.skipIf(!here)(
    'fireworks by water: declared early, decided by three authorities, released on arrival, and the figures have moved',
    async () => {
      const { drawn, ...filed } = await fileUninspected(world, 'operator-b', 1, isFireworks);
      expect(filed.declarationNo).toMatch(/^4902\d{4}0\d{9}$/);
      for (const officer of ['maritime-officer', 'quarantine-officer', 'customs-officer']) await clear(world, officer, filed.id);
      expect(await statusOf(world, 'operator-b', filed.id)).not.toBe('RELEASED');

      await arrive(world, drawn, Date.now());
      await released(world, 'operator-b', filed.id);

      await soon(async () => {
        const figures = expectStatus(
          await world.as('planner').get('/v1/metrics/clearance-time?definition=export-gacc&split=mode'),
          200,
        ) as {
          total: { n: number };
          groups: { group: string; n: number }[];
        };
        expect(figures.total.n).toBeGreaterThanOrEqual(1);
        expect(figures.groups.find((group) => group.group === '2')?.n).toBeGreaterThanOrEqual(1);
      });
      const times = expectStatus(await world.as('operator-b').get(`/v1/metrics/cases/${filed.id}`), 200) as {
        totalMs: number;
        stages: { ms: number }[];
      };
      expect(times.stages.reduce((sum, stage) => sum + stage.ms, 0)).toBe(times.totalMs);
    },
  );

  test.skipIf(!here)('arrived first, declared later: the same end', async () => {
    const drawn = consignment(100, (each) => each.direction === 'I' && each.mode === '3' && !isFireworks(each));
    await arrive(world, drawn, Date.now() - 3_600_000);
    const filed = await file(world, 'operator-a', drawn);
    if ((await laneOf(world, filed.id)) !== 'GREEN') await clear(world, 'customs-officer', filed.id);
    await released(world, 'operator-a', filed.id);
  });

  test.skipIf(!here)('two officers want one case: one gets it, the other a clear 409', async () => {
    const filed = await fileUninspected(world, 'operator-b', 200, isFireworks);
    await rowOf(world, 'customs-officer', filed.id);
    const claims = await Promise.all(
      ['customs-officer', 'customs-officer-2'].map((user) => world.as(user).post(`/v1/clearance/cases/${filed.id}/claim`, undefined)),
    );
    expect(claims.map((claim) => claim.status).sort()).toEqual([200, 409]);
    expect(claims.find((claim) => claim.status === 409)?.body).toMatchObject({
      code: 'claimed-by-another',
      message: { en: expect.any(String) as string },
    });
  });

  test.skipIf(!here)('the same key is the same declaration, also at the same moment; another company sees nothing of it', async () => {
    const drawn = consignment(300, (each) => each.mode === '5' && !isFireworks(each));
    const filed = await Promise.all([1, 2, 3, 4].map(() => file(world, 'operator-a', drawn)));
    expect(new Set(filed.map((each) => each.id)).size).toBe(1);
    expect(new Set(filed.map((each) => each.declarationNo)).size).toBe(1);
    const answer = await world.as('operator-b').get(`/v1/declarations/${filed[0]!.id}`);
    expect([403, 404]).toContain(answer.status);
  });

  test.skipIf(!here)('faults come back all at once, in a dry run too, and nothing is stored', async () => {
    const drawn = consignment(400, (each) => each.containerIds.length > 0 && !isFireworks(each));
    const content = {
      ...drawn.content,
      header: { ...drawn.content.header, grossWeightKg: '0.10000', tradeMode: '' },
      containers: drawn.content.containers.map((box) => ({ ...box, containerId: 'ZIMU1234567' })),
    };
    const answer = await world.as('operator-a').post('/v1/declarations?dryRun=true', content);
    expect(answer.status).toBe(422);
    const rules = (answer.body['faults'] as { rule: string; path: string; hint: { zh: string } }[]).map(
      (fault) => `${fault.rule} ${fault.path}`,
    );
    expect(rules.length).toBeGreaterThanOrEqual(3);
    expect(rules.join('\n')).toContain('/containers/0/containerId');
    const list = expectStatus(await world.as('operator-a').get(`/v1/declarations?billNo=${encodeURIComponent(drawn.billNo)}`), 200) as {
      rows: unknown[];
    };
    expect(list.rows).toEqual([]);
  });

  test.skipIf(!here)('the keeper pre-books and passes the gate; it is booked only once the declaration is released', async () => {
    const account = `T4905W${String(Date.now() % 1_000_000).padStart(6, '0')}`;
    const keeper = world.as('warehouse-keeper');
    const lines = [{ lineNo: '1', hsCode: '8466930090', name: '机床零件', unit: '035' }];
    expectStatus(await keeper.post('/v1/warehouses/accounts', { accountNo: account, customsOffice: '4905', lines }), 200);
    const drawn = consignment(500, (each) => each.mode === '3' && each.content.items[0]?.['hsCode'] === '8466930090');
    const content = {
      ...drawn.content,
      header: { ...drawn.content.header, manualNo: account },
      items: drawn.content.items.map((item) => ({ ...item, accountLine: '1' })),
    };
    const filed = await file(world, 'operator-a', { ...drawn, content });
    const serial = String(Date.now() % 1_000_000_000).padStart(9, '0');
    const [listNo, passNo] = [`QD490526I${serial}`, `Z4905I261125${serial.padStart(12, '0')}`];
    const quantities = [{ lineNo: '1', quantity: '100.00000' }];
    const path = `/v1/warehouses/accounts/${account}`;
    expectStatus(await keeper.post(`${path}/lists`, { listNo, direction: 'IN', quantities, declarationNo: filed.declarationNo }), 200);
    expectStatus(await keeper.post(`${path}/lists/${listNo}/passes`, { passNo, quantities }), 200);
    expectStatus(await keeper.post(`${path}/passes/${passNo}/gate`, { occurredAt: new Date().toISOString() }), 200);
    const before = expectStatus(await keeper.get(path), 200) as { lines: { balance: string; prevdInc: string }[] };
    expect(before.lines[0]).toMatchObject({ balance: '0.00000', prevdInc: '100.00000' });

    await arrive(world, drawn, Date.now());
    if ((await laneOf(world, filed.id)) !== 'GREEN') await clear(world, 'customs-officer', filed.id);
    await released(world, 'operator-a', filed.id);
    await soon(async () => {
      const after = expectStatus(await keeper.get(path), 200) as { lines: { balance: string; prevdInc: string }[] };
      expect(after.lines[0]).toMatchObject({ balance: '100.00000', prevdInc: '0.00000' });
    });
  });

  test.skipIf(!here)('every read model rebuilt while it runs is equal to the live one, byte by byte', async () => {
    const administrator = world.as('administrator');
    for (const [service, readModel] of [
      ['declarations', 'declarations.declaration-list'],
      ['clearance', 'clearance.queue'],
      ['warehouses', 'warehouses.account-list'],
    ] as const) {
      // what the tests before have caused may still be on its way
      await soon(async () => {
        const path = `/v1/operations/${service}/read-models/${readModel}/rebuild`;
        const rebuilt = expectStatus(await administrator.post(path, undefined), 200);
        expect(rebuilt['documents']).toBeGreaterThan(0);
        expect(rebuilt['digestAfter']).toBe(rebuilt['digestBefore']);
      });
    }
    const { rows } = expectStatus(await administrator.get('/v1/declarations?limit=5'), 200) as { rows: unknown[] };
    expect(rows.length).toBeGreaterThan(0);
  });
});
