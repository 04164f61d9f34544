import { eventually } from '@tongguan/testing/eventually';
import type { RefusalError } from '@tongguan/grpc/refusal';
import { testHost } from '@tongguan/testing/host';
import { administrator, customsOfficer, keeper, operatorA } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, anOpening, declarationNo, listNo, passNo } from './builders.ts';
import { codeOf, officerElsewhere, otherKeeper, refusalOf, released, start } from './warehouses-world.ts';

describe('the warehouses service', () => {
  it('books a list once, when its declaration is released and all its goods passed the gate, however often both are told', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    const at = host.clock.now();
    expect(await warehouses.open()).toEqual({ accountNo: ACCOUNT, version: 1, repeated: false });
    await warehouses.preBook('IN', 1, '500');
    await warehouses.issue(1, 1, '300');
    await warehouses.issue(2, 1, '200');
    await warehouses.pass(1, at);
    await released(host, 1, ACCOUNT, 3);
    await host.whenCaughtUp();
    expect((await warehouses.account()).lists).toMatchObject([{ status: 'PRE_BOOKED', released: true }]);
    await warehouses.pass(2, at);
    expect((await warehouses.pass(2, at)).repeated).toBe(true);

    const { lines, lists, version } = await warehouses.account();
    const passed = { status: 'PASSED', listNo: listNo(1), direction: 'STOCK_DIRECTION_IN', issuedAtMs: at, passedAtMs: at, reason: '' };
    expect(lines[0]).toEqual({
      line: anOpening().lines[0],
      actlInc: '500.00000',
      actlRedc: '0.00000',
      prevdInc: '0.00000',
      prevdRedc: '0.00000',
      balance: '500.00000',
      available: '500.00000',
    });
    expect(lists).toEqual([
      {
        listNo: listNo(1),
        direction: 'STOCK_DIRECTION_IN',
        status: 'BOOKED',
        declarationNo: declarationNo(1),
        released: true,
        quantities: [
          { lineNo: '1', approved: '500.00000', onPasses: '500.00000', passed: '500.00000', remaining: '0.00000', toPass: '0.00000' },
        ],
        preBookedAtMs: at,
        closedAtMs: at,
        reason: '',
        enteredOnBill: '',
        passes: [
          { passNo: passNo(1), ...passed, quantities: [{ lineNo: '1', quantity: '300.00000' }] },
          { passNo: passNo(2), ...passed, quantities: [{ lineNo: '1', quantity: '200.00000' }] },
        ],
      },
    ]);
    // open, list, 2 passes, 2 gate events, 1 release
    expect(version).toBe(7);
    await warehouses.stop();
  });

  it('finds a release that came before its list, its account, and while it was not running', async () => {
    await using host = await testHost();
    await released(host, 1);
    await released(host, 2, 'C49051234567');
    const first = await start(host);
    await host.whenCaughtUp();
    await first.stop();

    await using later = await host.restart();
    const warehouses = await start(later);
    await warehouses.open();
    await warehouses.preBook('IN', 1, '5');
    await warehouses.issue(1, 1, '5');
    await warehouses.pass(1, later.clock.now());
    expect((await warehouses.account()).lines[0]).toMatchObject({ actlInc: '5.00000', prevdInc: '0.00000' });
    await warehouses.stop();
  });

  it('lets exactly one of many out lists have the last stock', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    await warehouses.preBook('IN', 1, '10');
    await warehouses.issue(1, 1, '10');
    await warehouses.pass(1, host.clock.now());
    await released(host, 1);
    await host.whenCaughtUp();

    const attempts = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => warehouses.preBook('OUT', n + 10, '6')));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason as RefusalError] : []));
    for (const { kind, refusal } of refusals) {
      expect(kind).toBe('precondition');
      expect([refusal.code, refusal.detail]).toEqual([
        'shortage',
        { line: '1', requested: '6.00000', available: '4.00000', shortage: '2.00000' },
      ]);
      expect(refusal.faults).toMatchObject([{ rule: 'shortage', path: '/quantities/0/quantity' }]);
      expect(refusal.faultDetails).toEqual([{ fault: 0, values: refusal.detail }]);
    }
    expect((await warehouses.account()).lines[0]).toMatchObject({ prevdRedc: '6.00000', available: '4.00000' });
    await warehouses.stop();
  });

  it('answers a repeat as the first time, and again after a restart', async () => {
    await using host = await testHost();
    const first = await start(host);
    await first.open();
    expect(await first.preBook('IN', 1, '5')).toEqual({ accountNo: ACCOUNT, version: 2, repeated: false });
    await first.issue(1, 1, '5');
    expect(await first.open()).toEqual({ accountNo: ACCOUNT, version: 1, repeated: true });
    await first.stop();

    await using later = await host.restart();
    const warehouses = await start(later);
    expect(await warehouses.preBook('IN', 1, '5')).toEqual({ accountNo: ACCOUNT, version: 2, repeated: true });
    expect((await warehouses.preBook('IN', 1, '5.0')).repeated).toBe(true);
    expect((await warehouses.issue(1, 1, '5')).repeated).toBe(true);
    expect(await codeOf(warehouses.preBook('IN', 1, '6'))).toBe('list-exists');
    expect(await codeOf(warehouses.issue(1, 1, '4'))).toBe('pass-exists');
    expect((await warehouses.account()).version).toBe(3);
    await warehouses.stop();
  });

  it('tells why it refuses', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    await warehouses.preBook('IN', 1, '500');
    await warehouses.issue(1, 1, '450');
    const { refusal } = await refusalOf(warehouses.issue(2, 1, '51'));
    expect([refusal.code, refusal.detail]).toEqual([
      'over-approved',
      { line: '1', requested: '51.00000', available: '50.00000', remaining: '50.00000', shortage: '1.00000' },
    ]);
    const invalid = await refusalOf(warehouses.preBook('IN', 2, '0.000001'));
    expect([invalid.kind, invalid.refusal.faults.map(({ path }) => path)]).toEqual(['invalid', ['/quantities/0/quantity']]);
    await warehouses.voidPass(1);
    expect(await codeOf(warehouses.pass(1, host.clock.now()))).toBe('pass-void');
    await warehouses.cancel(1);
    const closed = await refusalOf(warehouses.issue(3, 1, '1'));
    expect([closed.refusal.code, closed.refusal.detail]).toEqual(['list-closed', { status: 'CANCELLED' }]);
    await warehouses.stop();
  });

  it('shows an account to its keeper, the officers of its office and an administrator, to nobody else', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    await warehouses.open();
    for (const who of [keeper, customsOfficer, administrator]) expect((await warehouses.account(who)).accountNo).toBe(ACCOUNT);
    for (const who of [otherKeeper, officerElsewhere]) expect(await codeOf(warehouses.account(who))).toBe('unknown-account');
    expect((await refusalOf(warehouses.account(operatorA))).kind).toBe('forbidden');
    expect(await codeOf(warehouses.preBook('IN', 1, '1', otherKeeper))).toBe('unknown-account');
    expect((await refusalOf(warehouses.preBook('IN', 1, '1', customsOfficer))).kind).toBe('forbidden');
    expect(await codeOf(warehouses.open('T4905W000009', keeper, otherKeeper.company))).toBe('keeper-not-own');
    // not even what the owner did before is answered to another
    await warehouses.preBook('IN', 1, '1');
    expect(await codeOf(warehouses.preBook('IN', 1, '1', otherKeeper))).toBe('unknown-account');
    await warehouses.stop();
  });

  it('lists the accounts that the caller may see, page by page', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    for (const n of [1, 2, 3]) await warehouses.open(`T4905W00000${n}`);
    await warehouses.open('T4905W000004', administrator, otherKeeper.company);
    await warehouses.preBook('IN', 1, '1');
    await warehouses.preBook('IN', 2, '1');
    await warehouses.cancel(2);
    await host.whenCaughtUp();

    const row = await eventually(async () => (await warehouses.list()).rows.find(({ version }) => version === 4));
    expect(row).toEqual({
      accountNo: ACCOUNT,
      keeperCompany: keeper.company,
      customsOffice: '4905',
      lines: 2,
      openLists: 1,
      version: 4,
      sample: host.clock.simulated,
    });
    const page = await warehouses.list(keeper, 2);
    const next = await warehouses.list(keeper, 2, page.nextCursor);
    expect([...page.rows, ...next.rows].map(({ accountNo }) => accountNo)).toEqual(['T4905W000001', 'T4905W000002', 'T4905W000003']);
    expect(next.nextCursor).toBe('');
    expect((await warehouses.list(administrator)).rows).toHaveLength(4);
    expect((await warehouses.list(customsOfficer)).rows).toHaveLength(4);
    expect((await warehouses.list(officerElsewhere)).rows).toEqual([]);
    expect((await warehouses.list(otherKeeper)).rows.map(({ accountNo }) => accountNo)).toEqual(['T4905W000004']);
    const found = await warehouses.list(keeper, 0, '', 'T4905W000003');
    expect(found.rows.map(({ accountNo }) => accountNo)).toEqual(['T4905W000003']);
    expect(await codeOf(warehouses.list(keeper, 2, 'not a cursor'))).toBe('bad-cursor');
    await warehouses.stop();
  });
});
