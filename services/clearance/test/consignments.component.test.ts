import type { Principal } from '@tongguan/auth/principal';
import { ClearanceServiceService, ListConsignmentsRequest } from '@tongguan/contracts/clearance/v1/clearance';
import { administrator, carrier, customsOfficer, operatorA, planner, quarantineOfficer, tokenFor } from '@tongguan/testing/principals';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consignmentListDefinition } from '../src/read-models/consignment-list.ts';
import { consignmentsQuery } from '../src/use-cases/list-consignments.ts';
import type { ConsignmentFilter, ConsignmentSight } from '../src/use-cases/list-consignments.ts';
import { HOUR } from './builders.ts';
import { World, refusalOf } from './clearance-world.ts';

const A = 'CSQU3054383';
const B = 'MSCU6639870';
const reportedByCarrier = { reporterCompany: carrier.company ?? '' };
const otherCarrier: Principal = { ...carrier, subject: 'carrier-2', company: '91430100MA4L00038B' };
const siteAt4905: Principal = { subject: 'site', roles: ['warehouse'], company: '91430100MA4L0002XB', offices: ['4905'], client: 'tests' };
const officerElsewhere: Principal = { ...customsOfficer, subject: 'elsewhere', offices: ['4908'] };

let world: World;
beforeEach(async () => {
  world = await World.start({ CLEARANCE_DRAW_SEED: 'component-test-seed' });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function page(state: 'ARRIVED_UNDECLARED' | 'DECLARED_NOT_ARRIVED', who: Principal, filter: Partial<ListConsignmentsRequest> = {}) {
  await world.caughtUp();
  const client = world.host.grpc.client('clearance', ClearanceServiceService);
  const request = ListConsignmentsRequest.fromPartial({ ...filter, state: `CONSIGNMENT_STATE_${state}` });
  return client.listConsignments(request, { token: await tokenFor(who) });
}
const bills = async (...asked: Parameters<typeof page>) => (await page(...asked)).rows.map(({ billNo }) => billNo);

describe('cargo that arrived and has no declaration', () => {
  it('is listed since its first arrival with what was reported, until it is declared', async () => {
    const told = { ...reportedByCarrier, location: '4905', transportMode: '3' };
    await world.arrive('BILL/D1', { ...told, containerIds: [B], messageId: 'm1' }, world.now - HOUR);
    await world.arrive('BILL/D1', { ...told, containerIds: [A], messageId: 'm2' }, world.now - 2 * HOUR);
    expect((await page('ARRIVED_UNDECLARED', carrier)).rows).toEqual([
      {
        billNo: 'BILL/D1',
        state: 'CONSIGNMENT_STATE_ARRIVED_UNDECLARED',
        sinceMs: world.now - 2 * HOUR,
        office: '4905',
        transportMode: '3',
        milestone: 'MILESTONE_CARGO_ARRIVED',
        milestoneAtMs: world.now - HOUR,
        location: '4905',
        containerIds: [A, B],
        arrivedContainerIds: [A, B],
        declarations: 0,
        declaredOffice: '',
        declaredAtMs: 0,
        sample: false,
      },
    ]);
    await world.accept('D1', { containerIds: [A, B] });
    expect(await bills('ARRIVED_UNDECLARED', carrier)).toEqual([]);
    expect(await bills('DECLARED_NOT_ARRIVED', administrator)).toEqual([]);
  });

  it('is listed again when its only declaration is refused', async () => {
    await world.arrive('BILL/D1', { location: '4905' });
    await world.accept('D1', {
      goods: [
        { itemNo: 1, hsCode: '0803900000', name: '', unNumber: '', originCountry: 'ECU', quantity: '1', unit: '035', accountLine: '' },
      ],
    });
    await world.caughtUp();
    expect(await bills('ARRIVED_UNDECLARED', administrator)).toEqual([]);
    await world.as(quarantineOfficer).claim('D1');
    await world.as(quarantineOfficer).decide('D1', 'DECISION_KIND_REFUSE', { legalBasis: '进出境动植物检疫法 §16' });
    expect(await page('ARRIVED_UNDECLARED', administrator)).toMatchObject({ rows: [{ billNo: 'BILL/D1', declarations: 0 }] });
  });

  it('is not what was only discharged', async () => {
    await world.arrive('BILL/D1', { ...reportedByCarrier, milestone: 'MILESTONE_DISCHARGED' });
    expect(await bills('ARRIVED_UNDECLARED', carrier)).toEqual([]);
  });
});

describe('what is declared and has not arrived', () => {
  it('is listed until the last container that a declaration names is there', async () => {
    await world.accept('D1', { containerIds: [A, B], customsOffice: '4902' });
    await world.arrive('BILL/D1', { ...reportedByCarrier, containerIds: [A] });
    const { rows } = await page('DECLARED_NOT_ARRIVED', carrier);
    expect(rows).toMatchObject([
      { billNo: 'BILL/D1', office: '4905', declaredOffice: '4902', declarations: 1, containerIds: [A, B], arrivedContainerIds: [A] },
    ]);
    expect(rows[0]?.sinceMs).toBe(world.now);
    // nothing of goods, values or parties
    expect(JSON.stringify(rows)).not.toMatch(/8479899990|trader|goods/i);
    await world.arrive('BILL/D1', { ...reportedByCarrier, containerIds: [B], messageId: 'm2' });
    expect(await bills('DECLARED_NOT_ARRIVED', carrier)).toEqual([]);
  });

  it('shows the same whether the report or the declaration was learned first, and after a rebuild', async () => {
    await world.accept('D1', { containerIds: [A, B] });
    await world.arrive('BILL/D1', { containerIds: [A] });
    await world.arrive('BILL/D2', { containerIds: [A], messageId: 'd2' });
    await world.accept('D2', { containerIds: [A, B] });
    const [one, two] = (await page('DECLARED_NOT_ARRIVED', administrator)).rows;
    expect({ ...one, billNo: '' }).toEqual({ ...two, billNo: '' });
    await world.rebuild('clearance.consignment-list');
    expect((await page('DECLARED_NOT_ARRIVED', administrator)).rows).toEqual([one, two]);
  });
});

describe('who sees which bill', () => {
  it('a carrier those that it reported on, a site also what is expected at its office, an officer those of the own offices', async () => {
    await world.arrive('UNDECLARED', { ...reportedByCarrier, location: '4905' });
    await world.arrive('UNDECLARED-AT-A-SITE', { ...reportedByCarrier, location: 'SITE01', messageId: 'm2' });
    await world.accept('D1');
    await world.accept('D2', { portOffice: '4902' });

    expect(await bills('ARRIVED_UNDECLARED', carrier)).toEqual(['UNDECLARED', 'UNDECLARED-AT-A-SITE']);
    expect(await bills('ARRIVED_UNDECLARED', otherCarrier)).toEqual([]);
    expect(await bills('ARRIVED_UNDECLARED', siteAt4905)).toEqual([]);
    expect(await bills('ARRIVED_UNDECLARED', customsOfficer)).toEqual(['UNDECLARED']);
    expect(await bills('ARRIVED_UNDECLARED', officerElsewhere)).toEqual([]);

    expect(await bills('DECLARED_NOT_ARRIVED', carrier)).toEqual([]);
    expect(await bills('DECLARED_NOT_ARRIVED', siteAt4905)).toEqual(['BILL/D1']);
    expect(await bills('DECLARED_NOT_ARRIVED', customsOfficer)).toEqual(['BILL/D1', 'BILL/D2']);
    expect(await bills('DECLARED_NOT_ARRIVED', officerElsewhere)).toEqual([]);
    for (const who of [operatorA, planner]) expect(await refusalOf(page('DECLARED_NOT_ARRIVED', who))).toMatchObject({ kind: 'forbidden' });
  });

  it('what is asked for narrows what may be seen, page by page', async () => {
    for (const n of [1, 2, 3]) await world.accept(`D${n}`, { transportMode: n === 3 ? '2' : '3', portOffice: n === 1 ? '4905' : '4902' });
    expect(await bills('DECLARED_NOT_ARRIVED', customsOfficer, { offices: ['4902', '4908'] })).toEqual(['BILL/D2', 'BILL/D3']);
    expect(await bills('DECLARED_NOT_ARRIVED', siteAt4905, { offices: ['4902'] })).toEqual([]);
    expect(await bills('DECLARED_NOT_ARRIVED', administrator, { transportModes: ['2'] })).toEqual(['BILL/D3']);
    expect(await bills('DECLARED_NOT_ARRIVED', administrator, { billNo: 'BILL/D2' })).toEqual(['BILL/D2']);
    const first = await page('DECLARED_NOT_ARRIVED', administrator, { limit: 2 });
    expect(first.rows).toHaveLength(2);
    expect(await bills('DECLARED_NOT_ARRIVED', administrator, { limit: 2, cursor: first.nextCursor })).toEqual(['BILL/D3']);
    expect(await refusalOf(page('DECLARED_NOT_ARRIVED', administrator, { cursor: 'x' }))).toMatchObject({ code: 'cursor-not-valid' });
  });

  it('is answered from an index', async () => {
    const model = await world.host.readModels.open(consignmentListDefinition);
    const everything: ConsignmentFilter = {
      states: ['ARRIVED_UNDECLARED'],
      offices: [],
      transportModes: [],
      billNo: '',
      cursor: '',
      limit: 50,
    };
    const servedBy = (sight: ConsignmentSight, filter: Partial<ConsignmentFilter> = {}) =>
      model.explain(consignmentsQuery(sight, { ...everything, ...filter }));
    expect(await servedBy('all')).toBe('by-state');
    expect(await servedBy({ offices: ['4905'] })).toBe('by-office');
    expect(await servedBy({ offices: ['4905', '4902'] })).toMatch(/^by-(office|state)$/);
    expect(await servedBy({ company: 'X', expectedAtOffices: [] })).toBe('by-viewer');
    expect(await servedBy({ company: 'X', expectedAtOffices: ['4905'] })).toBeDefined();
  });
});
