import { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import type { ReportMovementRequest } from '@tongguan/contracts/shipments/v1/shipments';
import { createJournal } from '@tongguan/event-store/journal';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { RefusalError } from '@tongguan/grpc/refusal';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { administrator, carrier, customsOfficer, operatorA, planner, tokenFor } from '@tongguan/testing/principals';
import type { Principal } from '@tongguan/auth/principal';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
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
    see: async (billNo = BILL, who = customsOfficer) => client.getShipment({ billNo }, { token: await tokenFor(who) }),
  };
}

function aRequest(host: TestHost, changes: Partial<ReportMovementRequest>): ReportMovementRequest {
  const occurredAtMs = host.clock.now() - 60_000;
  const what = { milestone: 'MILESTONE_CARGO_ARRIVED', billNo: BILL, containerIds: ['CSQU3054383'] } as const;
  return { messageId: 'M-1', ...what, occurredAtMs, location: '4902', transportMode: '2', ...changes };
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
    expect((await refusalOf(shipments.see(BILL, operatorA))).kind).toBe('forbidden');
    await shipments.stop();
  });
});
