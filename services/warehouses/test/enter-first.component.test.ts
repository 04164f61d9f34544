import { eventually } from '@tongguan/testing/eventually';
import { testHost } from '@tongguan/testing/host';
import { administrator, customsOfficer, keeper, operatorA, operatorB, operatorD, planner } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, KEEPER, declarationNo, listNo } from './builders.ts';
import { BILL, DAY_MS, declarations, enterFirst } from './enter-first-world.ts';
import { codeOf, officerElsewhere, otherKeeper, refusalOf, start } from './warehouses-world.ts';

const LAPTOPS = '8471300000';
const SCREENS = '8528521100';

describe('goods that enter first', () => {
  it('are held until their record agrees and is released, and are booked once, without a gate pass', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    const zone = enterFirst(host);
    const { accept, amend, release } = await declarations(host);
    await warehouses.open();
    const at = host.clock.now();
    expect(await zone.receive('R1', { [LAPTOPS]: '6' })).toMatchObject({ version: 1, repeated: false, state: 'AWAITING_RECORD' });
    expect(await zone.receive('R2', { [LAPTOPS]: '4' })).toMatchObject({ version: 2, repeated: false });
    expect(await zone.receive('R1', { [LAPTOPS]: '6' })).toMatchObject({ repeated: true });
    expect(await codeOf(zone.receive('R1', { [LAPTOPS]: '7' }))).toBe('receipt-exists');
    // what is held is no stock
    expect(await codeOf(warehouses.preBook('OUT', 9, '1'))).toBe('shortage');

    await accept(1, { [LAPTOPS]: '9', [SCREENS]: '1' });
    await host.whenCaughtUp();
    const differs = await zone.bill();
    expect(differs.row).toMatchObject({ state: 'DIFFERS', receipts: 2, lines: 2, differing: 2, enteredAtMs: at, late: false });
    expect(differs.goods).toEqual([
      {
        ...{ hsCode: LAPTOPS, unit: '001', name: `货物${LAPTOPS}`, booked: '0.00000', held: '10.00000' },
        ...{ received: '10.00000', declared: '9.00000', difference: '1.00000' },
      },
      {
        ...{ hsCode: SCREENS, unit: '001', name: `货物${SCREENS}`, booked: '0.00000', held: '0.00000' },
        ...{ received: '0.00000', declared: '1.00000', difference: '-1.00000' },
      },
    ]);
    await release(1);
    await host.whenCaughtUp();
    expect((await zone.bill()).row?.state).toBe('DIFFERS');

    await warehouses.preBook('IN', 1, '10');
    await amend(1, { [LAPTOPS]: '10' });
    await host.whenCaughtUp();
    // the list that waited is booked by the receipts
    expect((await warehouses.account()).lines[0]).toMatchObject({ actlInc: '10.00000', prevdInc: '0.00000', available: '10.00000' });
    expect((await warehouses.lists()).rows).toMatchObject([
      { passes: 0, list: { listNo: listNo(1), status: 'BOOKED', enteredOnBill: BILL } },
    ]);
    const booked = await zone.bill();
    expect(booked.row?.state).toBe('BOOKED');
    expect(booked.goods).toMatchObject([{ difference: '0.00000', booked: '10.00000', held: '0.00000' }]);
    expect(await eventually(async () => (await zone.list()).rows.find(({ state }) => state === 'BOOKED'))).toMatchObject({ billNo: BILL });
    await warehouses.stop();
  });

  it('find a record that came before them, while nothing was running, and follow it to another bill', async () => {
    await using host = await testHost();
    const before = await declarations(host);
    await before.accept(1, { [LAPTOPS]: '5' });
    await before.accept(2, { [LAPTOPS]: '5' }, { listType: '1', billNo: 'OTHER' });
    const first = await start(host);
    await first.open();
    await host.whenCaughtUp();
    // one of the ordinary kind is shown once goods came in without it only
    expect((await enterFirst(host).list()).rows.map(({ billNo, state }) => [billNo, state])).toEqual([[BILL, 'AWAITING_GOODS']]);
    await first.stop();

    await using later = await host.restart();
    const warehouses = await start(later);
    const zone = enterFirst(later);
    const { amend, release, withdraw } = await declarations(later);
    expect(await zone.receive('R1', { [LAPTOPS]: '5' })).toMatchObject({ state: 'RECONCILED' });
    expect(await zone.receive('R1', { [LAPTOPS]: '5' }, { billNo: 'OTHER' })).toMatchObject({ state: 'RECONCILED' });
    await release(1);
    await amend(1, { [LAPTOPS]: '5' }, { billNo: 'THIRD' });
    await withdraw(2);
    await later.whenCaughtUp();
    expect((await zone.bill()).row).toMatchObject({ state: 'AWAITING_RECORD', records: [{ declarationId: 'd-1', voidCause: 'MOVED' }] });
    expect((await zone.bill(keeper, 'OTHER')).row).toMatchObject({ state: 'AWAITING_RECORD', records: [{ voidCause: 'WITHDRAWN' }] });
    // its release goes with it
    expect((await zone.bill(keeper, 'THIRD')).row).toMatchObject({ records: [{ declarationId: 'd-1', released: true, voidCause: '' }] });
    expect((await zone.of('d-1'))?.row?.billNo).toBe('THIRD');
    expect(await zone.of('d-2')).toBeUndefined();
    await warehouses.stop();
  });

  it('are overdue when no record comes in time, and their firm may enter none first until one does', async () => {
    await using host = await testHost();
    const warehouses = await start(host, { WAREHOUSES_OVERDUE_EVERY_MS: '3600000' });
    const zone = enterFirst(host);
    const { accept } = await declarations(host);
    await warehouses.open();
    const enteredAtMs = host.clock.now() - 14 * DAY_MS;
    const { declareByMs } = await zone.receive('R1', { [LAPTOPS]: '5' }, { enteredAtMs });
    await host.whenCaughtUp();
    await host.clock.set(declareByMs);
    expect((await zone.bill()).row?.state).toBe('AWAITING_RECORD');
    await host.clock.advance(3_600_000);
    await host.whenCaughtUp();
    expect((await zone.bill()).row?.state).toBe('OVERDUE');
    const { refusal, kind } = await refusalOf(zone.receive('R2', { [LAPTOPS]: '1' }, { billNo: 'NEXT' }));
    expect([kind, refusal.code, refusal.detail['bill']]).toEqual(['precondition', 'suspended', BILL]);
    expect(refusal.faults[0]?.message?.zh).toContain(BILL);
    await accept(1, { [LAPTOPS]: '5' });
    await host.whenCaughtUp();
    expect(await zone.receive('R2', { [LAPTOPS]: '1' }, { billNo: 'NEXT' })).toMatchObject({ state: 'AWAITING_RECORD' });
    expect((await zone.bill()).row).toMatchObject({ state: 'RECONCILED', late: true });
    await warehouses.stop();
  });

  it('show themselves to keeper, companies of the record, officers of the office, and to nobody else', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    const zone = enterFirst(host);
    const { accept } = await declarations(host);
    await warehouses.open();
    await zone.receive('R1', { [LAPTOPS]: '5' }, { billNo: 'OTHER' });
    await host.clock.advance(1);
    await zone.receive('R1', { [LAPTOPS]: '5' });
    await accept(1, { [LAPTOPS]: '5' });
    await host.whenCaughtUp();
    const bills = async (who: typeof keeper) => (await zone.list(who)).rows.map(({ billNo }) => billNo);
    await eventually(async () => (await bills(keeper)).length === 2);
    for (const who of [keeper, customsOfficer, administrator, { ...operatorD, company: KEEPER }]) {
      expect(await bills(who)).toEqual([BILL, 'OTHER']);
      expect((await zone.of(declarationNo(1), who))?.row?.billNo).toBe(BILL);
    }
    // trader and declarant of the record see its bill and no other
    for (const who of [operatorA, operatorB]) {
      expect(await bills(who)).toEqual([BILL]);
      expect((await zone.bill(who)).receipts).toHaveLength(1);
      expect(await codeOf(zone.bill(who, 'OTHER'))).toBe('unknown-bill');
      expect((await zone.list(who, { state: 'OVERDUE' })).rows).toEqual([]);
    }
    for (const who of [operatorD, otherKeeper, officerElsewhere]) {
      expect(await codeOf(zone.list(who))).toBe('unknown-account');
      expect(await codeOf(zone.bill(who))).toBe('unknown-bill');
      expect(await zone.of('d-1', who)).toBeUndefined();
    }
    expect((await refusalOf(zone.list(planner))).kind).toBe('forbidden');
    expect(await codeOf(zone.receive('R2', { [LAPTOPS]: '5' }, { who: otherKeeper }))).toBe('unknown-account');
    expect((await refusalOf(zone.receive('R2', { [LAPTOPS]: '5' }, { who: customsOfficer }))).kind).toBe('forbidden');
    await warehouses.stop();
  });

  it('are listed newest first, page by page, by state, and as soon as they are stored', async () => {
    await using host = await testHost();
    const warehouses = await start(host);
    const zone = enterFirst(host);
    await warehouses.open();
    const at = host.clock.now();
    for (const n of [1, 2, 3]) {
      await host.clock.set(at + n);
      const { version } = await zone.receive('R1', { [LAPTOPS]: '5' }, { billNo: `B${n}` });
      const { rows } = await zone.list(keeper, { waitBillNo: `B${n}`, waitVersion: version, limit: 1 });
      expect(rows).toMatchObject([{ accountNo: ACCOUNT, billNo: `B${n}`, declareByMs: expect.any(Number) as number }]);
    }
    const page = await zone.list(keeper, { limit: 2, state: 'AWAITING_RECORD' });
    const next = await zone.list(keeper, { limit: 2, state: 'AWAITING_RECORD', cursor: page.nextCursor });
    expect([...page.rows, ...next.rows].map(({ billNo }) => billNo)).toEqual(['B3', 'B2', 'B1']);
    expect(next.nextCursor).toBe('');
    expect((await zone.list(keeper, { state: 'BOOKED' })).rows).toEqual([]);
    expect(await codeOf(zone.list(keeper, { cursor: 'no cursor' }))).toBe('bad-cursor');
    expect(await codeOf(zone.list(keeper, { state: 'GONE' }))).toBe('bad-state');
    const old = host.clock.now() - 15 * DAY_MS;
    expect(await zone.receive('OLD', { [LAPTOPS]: '1' }, { billNo: 'B4', enteredAtMs: old })).toMatchObject({ repeated: false });
    await warehouses.stop();
  });
});
