import { DeclarationAccepted, DeclarationAmended, DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ListMovementsRequest, ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import type { ReportMovementRequest } from '@tongguan/contracts/shipments/v1/shipments';
import { createJournal } from '@tongguan/event-store/journal';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { RefusalError } from '@tongguan/grpc/refusal';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { administrator, carrier, customsOfficer, operatorA, operatorB, planner, tokenFor } from '@tongguan/testing/principals';
import type { Principal } from '@tongguan/auth/principal';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
import { movementListDefinition } from '#src/read-models/movement-list';
import { movementsQuery } from '#src/use-cases/list-movements';
import type { MovementFilter } from '#src/use-cases/list-movements';
import { reportMovement } from '#src/use-cases/report-movement';

const BILL = 'COSU6123456780';
const otherCarrier: Principal = { ...carrier, subject: 'carrier-2', company: '91430100MA4L00038B' };

const unboundCarrier: Principal = { subject: 'carrier-3', roles: ['carrier'], offices: [], client: 'tests' };

async function start(host: TestHost) {
  const service = await startService(host, readConfig({}));
  const client = host.grpc.client('shipments', ShipmentsServiceService);
  return {
    stop: () => service.stop(),
    report: async (changes: Partial<ReportMovementRequest> = {}, who = carrier) =>
      client.reportMovement(aRequest(host, changes), { token: await tokenFor(who) }),
    reportAll: async (movements: readonly Partial<ReportMovementRequest>[], who = carrier) =>
      client.reportMovements({ movements: movements.map((each) => aRequest(host, each)) }, { token: await tokenFor(who) }),
    list: async (filter: Partial<ListMovementsRequest> = {}, who = carrier) =>
      client.listMovements(ListMovementsRequest.fromPartial(filter), { token: await tokenFor(who) }),
    see: async (billNo = BILL, who = customsOfficer) => client.getShipment({ billNo }, { token: await tokenFor(who) }),
  };
}

function aRequest(host: TestHost, changes: Partial<ReportMovementRequest>): ReportMovementRequest {
  const occurredAtMs = host.clock.now() - 60_000;
  const what = { milestone: 'MILESTONE_CARGO_ARRIVED', billNo: BILL, containerIds: ['CSQU3054383'] } as const;
  return { messageId: 'M-1', ...what, occurredAtMs, location: '4902', transportMode: '2', ...changes };
}

/** Tells what `declarations` would tell. */
async function declaring(host: TestHost) {
  const store = await host.events.openStore('declarations');
  const journal = createJournal({ store, codec: DeclarationsEvent, clock: host.clock });
  const aggregate = { category: 'declaration', initial: 0, evolve: (state: number) => state };
  const tell = async (declarationId: string, fact: NonNullable<DeclarationsEvent['fact']>): Promise<void> => {
    const told = { occurredAtMs: host.clock.now(), source: 'test', fact };
    await journal.change(aggregate, declarationId, { commandId: fact.$case, by: 'test' }, () => [told]);
  };
  return {
    declare: (declarationId: string, said: Partial<DeclarationAccepted>) =>
      tell(declarationId, { $case: 'declarationAccepted', value: DeclarationAccepted.fromPartial({ declarationId, ...said }) }),
    amend: (declarationId: string, now: Partial<DeclarationAccepted>) =>
      tell(declarationId, { $case: 'declarationAmended', value: DeclarationAmended.fromPartial({ declarationId, now }) }),
  };
}

async function refusalOf(call: Promise<unknown>): Promise<RefusalError> {
  const error: unknown = await call.then(
    () => 'not refused',
    (cause: unknown) => cause,
  );
  if (!(error instanceof RefusalError)) throw new Error('expected a refusal', { cause: error });
  return error;
}

describe('the shipments service', () => {
  it('shows a reported movement on its bill, with both its times', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    expect(await shipments.report()).toEqual({ version: 1, repeated: false });
    await host.whenCaughtUp();
    const now = host.clock.now();
    expect(await shipments.see()).toEqual({
      billNo: BILL,
      version: 1,
      milestones: [
        {
          milestone: 'MILESTONE_CARGO_ARRIVED',
          occurredAtMs: now - 60_000,
          recordedAtMs: now,
          containerIds: ['CSQU3054383'],
          location: '4902',
          reporterCompany: carrier.company,
          messageId: 'M-1',
          sample: host.clock.simulated,
        },
      ],
    });
    await shipments.stop();
  });

  it('takes one message once, also when it comes many times at once and again after a restart', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    const occurredAtMs = host.clock.now();
    const answers = await Promise.all(Array.from({ length: 8 }, () => shipments.report({ occurredAtMs })));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1]));
    await shipments.stop();

    await using later = await host.restart();
    await later.clock.advance(3_600_000);
    const again = await start(later);
    expect(await again.report({ occurredAtMs })).toEqual({ version: 1, repeated: true });
    await later.whenCaughtUp();
    expect((await again.see()).milestones).toHaveLength(1);
    await again.stop();
  });

  it('records what was reported before a restart and not yet shown', async () => {
    await using host = await testHost();
    const first = await start(host);
    await first.stop();
    // reported while nobody records: as after a kill between the two commits
    const journal = createJournal({ store: await host.events.openStore('shipments'), codec: ShipmentsEvent, clock: host.clock });
    const { occurredAtMs, ...told } = aRequest(host, {});
    const movement = { ...told, occurredAtMs, reporterCompany: 'x' };
    await reportMovement(journal, host.clock, { movement, contentDigest: 'd', source: 'test', by: 'test' });

    await using later = await host.restart();
    const again = await start(later);
    await later.whenCaughtUp();
    expect((await again.see()).milestones).toHaveLength(1);
    await again.stop();
  });

  it('refuses a used message id with another content, and says what differs', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    await shipments.report();
    const { kind, refusal } = await refusalOf(shipments.report({ billNo: 'COSU0000000001', location: '4905' }));
    expect([kind, refusal.code, refusal.detail]).toEqual(['conflict', 'message-id-reused', { differs: 'billNo,location' }]);
    // the id is the reporter's own: another company may use it too
    expect(await shipments.report({}, otherCarrier)).toEqual({ version: 1, repeated: false });
    await shipments.stop();
  });

  it('answers every fault at once', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    const { kind, refusal } = await refusalOf(
      shipments.report({ containerIds: ['CSQU3054384'], occurredAtMs: host.clock.now() + 300_001, billNo: '' }),
    );
    expect([kind, refusal.code]).toEqual(['invalid', 'invalid-movement']);
    expect(refusal.faults.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'shape /billNo',
      'container-check-digit /containerIds/0',
      'occurred-in-the-future /occurredAtMs',
    ]);
    expect(refusal.faults.every(({ message, hint }) => message?.zh !== '' && hint?.en !== '')).toBe(true);
    await shipments.stop();
  });

  it('shows those who declared a bill what is reported of it, whichever came first, and no other company', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    const { declare, amend } = await declaring(host);
    await declare('D1', { billNo: 'EARLY', traderCompany: operatorA.company ?? '' });
    await shipments.report({ billNo: 'EARLY' });
    await shipments.report({ billNo: 'LATE', messageId: 'M-2' });
    await host.whenCaughtUp();
    expect((await shipments.see('EARLY', operatorA)).milestones).toHaveLength(1);
    expect((await refusalOf(shipments.see('EARLY', operatorB))).refusal.code).toBe('shipment-not-found');
    expect((await refusalOf(shipments.see('LATE', operatorA))).refusal.code).toBe('shipment-not-found');

    await declare('D2', { billNo: 'LATE', traderCompany: operatorB.company ?? '', declarantCompany: operatorA.company ?? '' });
    await declare('D3', { billNo: 'LATE', filedByCompany: operatorB.company ?? '' });
    await declare('D4', { billNo: 'OTHER', traderCompany: operatorB.company ?? '' });
    await amend('D4', { billNo: 'EARLY', traderCompany: operatorB.company ?? '' });
    await host.whenCaughtUp();
    for (const who of [operatorA, operatorB]) expect((await shipments.see('LATE', who)).milestones).toHaveLength(1);
    expect((await shipments.see('EARLY', operatorB)).milestones).toHaveLength(1);
    await shipments.stop();
  });

  it('lets only reporters report, and shows a company only bills that it reported on', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    for (const who of [operatorA, customsOfficer, planner]) {
      expect((await refusalOf(shipments.report({}, who))).kind).toBe('forbidden');
    }
    expect((await refusalOf(shipments.report({}, unboundCarrier))).refusal.code).toBe('no-company');
    await shipments.report();
    await shipments.report({ messageId: 'A-1' }, administrator);
    await host.whenCaughtUp();

    expect((await shipments.see(BILL, carrier)).milestones).toHaveLength(2);
    expect((await shipments.see(BILL, planner)).milestones).toHaveLength(2);
    expect((await refusalOf(shipments.see(BILL, otherCarrier))).refusal.code).toBe('shipment-not-found');
    expect((await refusalOf(shipments.see('NOBILL', customsOfficer))).refusal.code).toBe('shipment-not-found');
    expect((await refusalOf(shipments.see(BILL, operatorA))).refusal.code).toBe('shipment-not-found');
    await shipments.stop();
  });
});

describe('many reports at once', () => {
  it('takes the good ones, says of each other one what is wrong with it, and takes the same file twice as one', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    const occurredAtMs = host.clock.now();
    const file = [
      { messageId: 'M-1', occurredAtMs },
      { messageId: 'M-2', occurredAtMs, containerIds: ['CSQU3054384'] },
      { messageId: 'M-3', occurredAtMs, billNo: 'COSU0000000003', containerIds: [] },
    ];
    const first = await shipments.reportAll(file);
    expect(first.results.map(({ messageId, version, repeated, refusal }) => [messageId, version, repeated, refusal?.code])).toEqual([
      ['M-1', 1, false, undefined],
      ['M-2', 0, false, 'invalid-movement'],
      ['M-3', 1, false, undefined],
    ]);
    expect(first.results[1]?.refusal?.faults).toMatchObject([{ rule: 'container-check-digit', path: '/containerIds/0' }]);
    expect((await shipments.reportAll(file)).results.map(({ repeated }) => repeated)).toEqual([true, false, true]);
    await host.whenCaughtUp();
    expect((await shipments.list()).rows).toHaveLength(2);
    expect((await refusalOf(shipments.reportAll(Array.from({ length: 1001 }, () => ({}))))).refusal.code).toBe('too-many-movements');
    await shipments.stop();
  });

  it('takes two reports of one message in one file as one', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    const { results } = await shipments.reportAll([{}, {}]);
    expect(results.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    await shipments.stop();
  });
});

describe('the list of reports', () => {
  it('shows a company its own reports, the newest first, page by page', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    for (const n of [1, 2, 3]) {
      await shipments.report({ messageId: `M-${n}`, billNo: `COSU000000000${n}` });
      await host.clock.advance(60_000);
    }
    await shipments.report({}, otherCarrier);
    await host.whenCaughtUp();

    const first = await shipments.list({ limit: 2 });
    expect(first.rows.map(({ billNo }) => billNo)).toEqual(['COSU0000000003', 'COSU0000000002']);
    expect(first.rows[0]).toMatchObject({ messageId: 'M-3', reporterCompany: carrier.company, location: '4902', transportMode: '2' });
    const second = await shipments.list({ limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ rows: [{ billNo: 'COSU0000000001' }], nextCursor: '' });
    expect((await shipments.list({}, otherCarrier)).rows).toHaveLength(1);
    expect((await shipments.list({}, administrator)).rows).toHaveLength(4);
    expect((await refusalOf(shipments.list({}, operatorA))).kind).toBe('forbidden');
    expect((await refusalOf(shipments.list({}, unboundCarrier))).refusal.code).toBe('no-company');
    expect((await refusalOf(shipments.list({ cursor: 'x' }))).refusal.code).toBe('bad-cursor');
    await shipments.stop();
  });

  it('finds by bill, container and milestone, and shows an own report as soon as it is asked for', async () => {
    await using host = await testHost();
    const shipments = await start(host);
    await shipments.report();
    await shipments.report({ messageId: 'M-2', billNo: 'MAEU1', containerIds: ['MSCU6639870'], milestone: 'MILESTONE_DISCHARGED' });
    const bills = async (filter: Partial<ListMovementsRequest>) => (await shipments.list(filter)).rows.map(({ billNo }) => billNo);
    expect(await bills({ waitMessageId: 'M-2' })).toContain('MAEU1');
    await host.whenCaughtUp();
    expect(await bills({ billNo: 'MAE' })).toEqual(['MAEU1']);
    expect(await bills({ containerId: 'CSQU3054383' })).toEqual([BILL]);
    expect(await bills({ milestone: 'MILESTONE_DISCHARGED' })).toEqual(['MAEU1']);
    expect(await bills({ billNo: 'NONE' })).toEqual([]);
    await shipments.stop();
  });

  it('is served from an index, whatever is asked', async () => {
    await using host = await testHost();
    const model = await host.readModels.open(movementListDefinition);
    const servedBy = (asked: Partial<MovementFilter>) => model.explain(movementsQuery({ ...everything, ...asked }));
    expect(await servedBy({})).toBe('by-time');
    expect(await servedBy({ reporterCompany: 'X' })).toBe('by-reporter');
    expect(await servedBy({ reporterCompany: 'X', billNo: 'B' })).toMatch(/^by-(reporter|bill)$/);
    expect(await servedBy({ reporterCompany: 'X', containerId: 'C' })).toBe('by-container');
  });
});

const everything: MovementFilter = {
  reporterCompany: undefined,
  billNo: '',
  containerId: '',
  milestone: '',
  cursor: '',
  limit: 50,
  waitMessageId: '',
};
