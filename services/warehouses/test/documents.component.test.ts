import { administrator, customsOfficer, keeper, operatorA } from '@tongguan/testing/principals';
import { testHost } from '@tongguan/testing/host';
import { describe, expect, it } from 'vitest';
import { declarationNo, listNo, passNo } from './builders.ts';
import { codeOf, officerElsewhere, otherKeeper, refusalOf, released, start } from './warehouses-world.ts';

describe('the lists and passes of an account', () => {
  it('are paged newest first, with what is left to pass, and found by status and number', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    for (const n of [1, 2, 3]) await warehouses.preBook('IN', n, '100');
    await warehouses.issue(1, 1, '60');
    await warehouses.issue(2, 1, '30');
    await warehouses.issue(3, 2, '100');
    await warehouses.pass(1, host.clock.now());
    await warehouses.voidPass(2);
    await warehouses.cancel(3);

    const first = await warehouses.lists({ limit: 2 });
    expect(first).toMatchObject({ total: 3, rows: [{ list: { listNo: listNo(3), status: 'CANCELLED', reason: '取消' } }, {}] });
    const { rows, nextCursor } = await warehouses.lists({ limit: 2, cursor: first.nextCursor });
    expect(nextCursor).toBe('');
    expect(rows).toMatchObject([
      {
        list: {
          listNo: listNo(1),
          quantities: [{ approved: '100.00000', onPasses: '60.00000', passed: '60.00000', remaining: '40.00000', toPass: '40.00000' }],
          passes: [],
        },
        passes: 2,
        openPasses: 0,
      },
    ]);
    expect((await warehouses.lists({ status: 'PRE_BOOKED' })).total).toBe(2);
    expect((await warehouses.lists({ search: declarationNo(2).slice(-4) })).rows.map(({ list }) => list?.listNo)).toEqual([listNo(2)]);

    const passes = await warehouses.passes({ limit: 2 });
    expect(passes.passes.map((pass) => [pass.passNo, pass.status])).toEqual([
      [passNo(3), 'APPROVED'],
      [passNo(2), 'VOID'],
    ]);
    expect(passes.passes[1]).toMatchObject({ reason: '车辆故障', listNo: listNo(1), direction: 'STOCK_DIRECTION_IN' });
    expect((await warehouses.passes({ limit: 2, cursor: passes.nextCursor })).passes.map((pass) => pass.passNo)).toEqual([passNo(1)]);
    expect((await warehouses.passes({ status: 'PASSED' })).passes).toMatchObject([{ passNo: passNo(1), passedAtMs: host.clock.now() }]);
    expect((await warehouses.passes({ search: listNo(2) })).total).toBe(1);
    expect((await warehouses.account(keeper, true)).lists).toEqual([]);
    await warehouses.stop();
  });

  it('are seen by those who see the account', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    for (const read of [warehouses.lists, warehouses.passes, warehouses.ledger]) {
      for (const who of [keeper, customsOfficer, administrator]) expect(await read({}, who)).toMatchObject({ total: 0 });
      for (const who of [otherKeeper, officerElsewhere]) expect(await codeOf(read({}, who))).toBe('unknown-account');
      expect((await refusalOf(read({}, operatorA))).kind).toBe('forbidden');
      expect(await codeOf(read({ cursor: 'x' }))).toBe('bad-cursor');
      expect(await codeOf(read({ accountNo: 'T4905W000099' }))).toBe('unknown-account');
    }
    await warehouses.stop();
  });
});

describe('the ledger of a line', () => {
  it('tells who booked what, when, by which document, and how the line stood afterwards', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    await warehouses.preBook('IN', 1, '100');
    await warehouses.issue(1, 1, '100');
    await warehouses.pass(1, host.clock.now());
    await released(host, 1);
    await host.whenCaughtUp();
    await warehouses.preBook('OUT', 2, '40');

    const { line, movements, total } = await warehouses.ledger();
    expect(line).toMatchObject({ actlInc: '100.00000', prevdRedc: '40.00000', available: '60.00000' });
    expect(movements.map(({ kind, quantity, listNo: list, passNo: pass }) => [kind, quantity, list, pass])).toEqual([
      ['PRE_BOOKED', '40.00000', listNo(2), ''],
      ['BOOKED', '100.00000', listNo(1), ''],
      ['PASS_USED', '100.00000', listNo(1), passNo(1)],
      ['PASS_ISSUED', '100.00000', listNo(1), passNo(1)],
      ['PRE_BOOKED', '100.00000', listNo(1), ''],
    ]);
    expect(movements.map(({ balance, available }) => [balance, available])).toEqual([
      ['100.00000', '60.00000'],
      ['100.00000', '100.00000'],
      ['0.00000', '0.00000'],
      ['0.00000', '0.00000'],
      ['0.00000', '0.00000'],
    ]);
    expect(movements[0]).toMatchObject({ by: keeper.subject, direction: 'STOCK_DIRECTION_OUT', declarationNo: declarationNo(2) });
    expect(movements[1]?.by).toBe('system');
    expect(total).toBe(5);

    const page = await warehouses.ledger({ limit: 4 });
    expect((await warehouses.ledger({ limit: 4, cursor: page.nextCursor })).movements).toEqual(movements.slice(4));
    // a line that no document names has no movements, one that is not there is none
    expect((await warehouses.ledger({ lineNo: '2' })).movements).toEqual([]);
    expect(await codeOf(warehouses.ledger({ lineNo: '9' }))).toBe('no-such-line');
    await warehouses.stop();
  });
});
