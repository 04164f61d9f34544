import { AmendmentsServiceService, RequestAmendmentRequest } from '@tongguan/contracts/declarations/v1/amendments';
import type { Principal } from '@tongguan/auth/principal';
import {
  administrator,
  customsOfficer,
  customsOfficer2,
  operatorA,
  operatorB,
  quarantineOfficer,
  tokenFor,
} from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import { harness, refusalOf } from './harness.ts';
import type { Harness } from './harness.ts';

const REASON = { code: '03', text: '录入错误', proof: '' };
const amended = () => aDeclaration({ header: { contractNo: 'HN-2' }, items: [anItem({ originCountry: 'FRA' })] });

function on(service: Harness) {
  const client = service.host.grpc.client('declarations', AmendmentsServiceService);
  const as = async (who: Principal) => ({ token: await tokenFor(who) });
  return {
    amend: async (declarationId: string, rest: Partial<RequestAmendmentRequest> = {}, by = operatorA) =>
      client.requestAmendment(
        RequestAmendmentRequest.fromPartial({ declarationId, reason: REASON, content: amended(), baseContentVersion: 1, ...rest }),
        await as(by),
      ),
    withdraw: async (declarationId: string, { key = '', reason = REASON, by = operatorA } = {}) =>
      client.requestWithdrawal({ declarationId, reason, idempotencyKey: key }, await as(by)),
    decide: async (declarationId: string, requestId: string, expectedVersion: number, { approve = true, by = customsOfficer } = {}) =>
      client.decideRequest({ declarationId, requestId, approve, reason: '情况属实', expectedVersion }, await as(by)),
    takeBack: async (declarationId: string, requestId: string, by = operatorA) =>
      client.takeBackRequest({ declarationId, requestId }, await as(by)),
    list: async (by = customsOfficer, kind = '', wait: readonly [string, number] = ['', 0]) =>
      (await client.listRequests({ kind, cursor: '', limit: 0, waitDeclarationId: wait[0], waitVersion: wait[1] }, await as(by))).rows,
    versions: async (declarationId: string, by = operatorA) => client.getVersions({ declarationId }, await as(by)),
  };
}

/** A declaration whose case is open, so that officers see it. */
async function filed(service: Harness) {
  const { declarationId } = await service.submit(aDeclaration());
  await service.clearance(declarationId, factsOf(declarationId).opened(['customs', 'quarantine']));
  await service.host.whenCaughtUp();
  return declarationId;
}

describe('an amendment', () => {
  it('is asked for, decided by customs, and then is what everybody reads; the first version stays', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const asked = await requests.amend(id);
    expect(asked.differences.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['/header/contractNo', 'HN-1', 'HN-2'],
      ['/items/0/originCountry', 'DEU', 'FRA'],
    ]);
    expect(asked).toMatchObject({ touchesClearance: true, repeated: false, version: 2 });
    expect((await service.get(id)).row).toMatchObject({ openRequest: 'AMENDMENT', contentVersion: 1 });
    expect((await service.get(id)).content?.header?.contractNo).toBe('HN-1');

    expect(await requests.list(customsOfficer, '', [id, asked.version])).toMatchObject([
      { declarationId: id, requestId: asked.requestId, kind: 'AMENDMENT', reason: REASON, company: operatorA.company },
    ]);
    const decided = await requests.decide(id, asked.requestId, asked.version);
    expect(decided).toMatchObject({ status: 'APPROVED', version: 3, declarationStatus: 'RECEIVED' });
    const after = await service.get(id);
    expect(after.row).toMatchObject({ openRequest: '', contentVersion: 2, status: 'RECEIVED' });
    expect(after.content?.header?.contractNo).toBe('HN-2');
    expect(after.timeline.map(({ fact }) => fact)).toEqual(['DECL_SUBMITTED', 'DECL_ACCEPTED', 'AMENDMENT_REQUESTED', 'AMENDED']);
    expect(await requests.list(customsOfficer, '', [id, decided.version])).toEqual([]);

    const versions = await requests.versions(id);
    expect(versions.versions.map(({ contentVersion, differences }) => [contentVersion, differences.length])).toEqual([
      [1, 0],
      [2, 2],
    ]);
    expect(versions.requests).toMatchObject([{ status: 'APPROVED', decisionReason: '情况属实', officer: '' }]);
    expect((await requests.versions(id, customsOfficer)).requests[0]?.officer).toBe(customsOfficer.subject);
  });

  it('is refused with every fault of reason, fixed fields and content at once, and stores nothing', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const content = aDeclaration({ header: { customsOffice: '4902', netWeightKg: '99999' }, items: [anItem({ hsCode: '1' })] });
    const { kind, refusal } = await refusalOf(requests.amend(id, { content, reason: { code: '77', text: '', proof: '' } }));
    expect([kind, refusal.code]).toEqual(['invalid', 'invalid-change']);
    expect(refusal.faults.map(({ path }) => path)).toEqual([
      ...['/reasonCode', '/reason', '/header/customsOffice', '/items/0/hsCode', '/header/grossWeightKg'],
    ]);
    expect(await service.facts(id)).toHaveLength(2);
  });

  it('is one request for a key, and a dry run is none', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    expect(await requests.amend(id, { dryRun: true })).toMatchObject({ requestId: '', version: 0, touchesClearance: true });
    const first = await requests.amend(id, { idempotencyKey: 'k' });
    expect(await requests.amend(id, { idempotencyKey: 'k' })).toEqual({ ...first, repeated: true });
    const other = aDeclaration({ header: { contractNo: 'HN-3' } });
    expect((await refusalOf(requests.amend(id, { idempotencyKey: 'k', content: other }))).refusal.code).toBe('request-key-reused');
    const { refusal } = await refusalOf(requests.amend(id, { idempotencyKey: 'k2' }));
    expect([refusal.code, refusal.detail]).toEqual(['request-open', { requestId: first.requestId }]);
  });

  it('is refused when nothing changes, over an old version, and under inspection', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    expect((await refusalOf(requests.amend(id, { content: aDeclaration() }))).refusal.code).toBe('nothing-changed');
    expect((await refusalOf(requests.amend(id, { baseContentVersion: 2 }))).refusal.detail).toEqual({ contentVersion: '1' });
    await service.clearance(id, factsOf(id).ordered('customs'));
    await service.host.whenCaughtUp();
    expect((await refusalOf(requests.amend(id))).refusal.code).toBe('under-inspection');
    expect((await refusalOf(requests.withdraw(id))).refusal.code).toBe('under-inspection');
  });

  it('after release takes proof, and nothing that the release rested on', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    await service.clearance(id, factsOf(id).released());
    await service.host.whenCaughtUp();
    expect((await refusalOf(requests.amend(id))).refusal.code).toBe('released-facts-fixed');
    const content = aDeclaration({ header: { contractNo: 'HN-2' } });
    expect((await refusalOf(requests.amend(id, { content }))).refusal.faults.map(({ path }) => path)).toEqual(['/proof']);
    const asked = await requests.amend(id, { content, reason: { ...REASON, proof: '合同HN-2' } });
    await requests.decide(id, asked.requestId, asked.version);
    expect((await service.get(id)).row).toMatchObject({ status: 'RELEASED', contentVersion: 2 });
    expect((await refusalOf(requests.withdraw(id))).refusal.code).toBe('declaration-released');
  });
});

describe('a decision', () => {
  it('is for the version that was seen, by customs, of the office', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const { requestId, version } = await requests.withdraw(id);
    const stranger = { ...customsOfficer, subject: 'of-another-office', offices: ['4902'] };
    expect((await refusalOf(requests.decide(id, requestId, version, { by: quarantineOfficer }))).refusal.code).toBe('customs-only');
    expect((await refusalOf(requests.decide(id, requestId, version, { by: stranger }))).refusal.code).toBe('unknown-declaration');
    expect((await refusalOf(requests.decide(id, requestId, version, { by: operatorA }))).kind).toBe('forbidden');
    await service.clearance(id, factsOf(id).reviewed());
    await service.host.whenCaughtUp();
    const { refusal } = await refusalOf(requests.decide(id, requestId, version));
    expect([refusal.code, refusal.detail]).toEqual(['declaration-changed', { version: String(version + 1) }]);
    const refused = await requests.decide(id, requestId, version + 1, { approve: false });
    expect(refused).toMatchObject({ status: 'REFUSED', declarationStatus: 'REVIEWED' });
    // a lost answer asks again; another officer is told that it is over
    expect(await requests.decide(id, requestId, version + 1, { approve: false })).toEqual({ ...refused, repeated: true });
    const again = await refusalOf(requests.decide(id, requestId, version + 2, { by: customsOfficer2 }));
    expect([again.refusal.code, again.refusal.detail]).toEqual(['request-decided', { status: 'REFUSED' }]);
    expect((await requests.versions(id)).requests).toMatchObject([{ kind: 'WITHDRAWAL', status: 'REFUSED' }]);
  });
});

describe('a withdrawal', () => {
  it('voids the declaration for good: nobody is waited for, and a release that comes late changes nothing', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const { requestId, version } = await requests.withdraw(id, { key: 'w' });
    expect(await requests.withdraw(id, { key: 'w' })).toMatchObject({ requestId, version, repeated: true });
    const now = service.host.clock.now();
    await requests.decide(id, requestId, version);
    expect((await service.get(id)).row).toMatchObject({ status: 'WITHDRAWN', withdrawnAtMs: now, waiting: [], openRequest: '' });
    await service.clearance(id, factsOf(id).released());
    await service.host.whenCaughtUp();
    expect((await service.get(id)).row).toMatchObject({ status: 'WITHDRAWN', releasedAtMs: 0 });
    expect((await service.list({ statuses: ['WITHDRAWN'] })).rows.map(({ declarationId }) => declarationId)).toEqual([id]);
    expect((await service.list({ statuses: ['RECEIVED', 'REVIEWED'] })).rows).toEqual([]);
  });
});

describe('a request that is taken back', () => {
  it('leaves the list, changes nothing, and can be asked anew; others cannot take it back', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const { requestId, version } = await requests.withdraw(id);
    expect((await refusalOf(requests.takeBack(id, requestId, operatorB))).refusal.code).toBe('unknown-declaration');
    expect((await refusalOf(requests.takeBack(id, 'another'))).refusal.code).toBe('no-such-request');
    const taken = await requests.takeBack(id, requestId);
    expect(taken).toMatchObject({ requestId, version: version + 1, repeated: false });
    expect(await requests.takeBack(id, requestId)).toMatchObject({ version: version + 1, repeated: true });
    expect(await requests.list(customsOfficer, '', [id, taken.version])).toEqual([]);
    expect((await service.get(id)).row).toMatchObject({ openRequest: '', status: 'RECEIVED' });
    expect((await refusalOf(requests.decide(id, requestId, taken.version))).refusal.code).toBe('request-decided');
    expect((await requests.versions(id)).requests).toMatchObject([{ status: 'TAKEN_BACK' }]);
    expect((await requests.amend(id)).repeated).toBe(false);
  });
});

describe('the list of requests', () => {
  it('shows officers their offices, companies their own, and nobody else any', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const { version } = await requests.withdraw(id);
    expect(await requests.list(operatorA, '', [id, version])).toHaveLength(1);
    expect(await requests.list(operatorB)).toEqual([]);
    expect(await requests.list(administrator)).toHaveLength(1);
    expect(await requests.list({ ...customsOfficer, offices: ['4902'] })).toEqual([]);
    expect(await requests.list(customsOfficer, 'AMENDMENT')).toEqual([]);
    expect((await refusalOf(requests.list(quarantineOfficer))).refusal.code).toBe('customs-only');
    expect((await refusalOf(requests.list(customsOfficer, 'OTHER'))).refusal.code).toBe('unknown-kind');
    expect((await refusalOf(requests.versions(id, operatorB))).refusal.code).toBe('unknown-declaration');
  });

  it('tells authorities that decide without values nothing of a price', async () => {
    await using service = await harness();
    const requests = on(service);
    const id = await filed(service);
    const content = aDeclaration({ header: { contractNo: 'HN-2' }, items: [anItem({ unitPrice: '80000', totalPrice: '160000.00' })] });
    await requests.amend(id, { content });
    const paths = async (by: Principal) => (await requests.versions(id, by)).requests[0]?.differences.map(({ path }) => path);
    expect(await paths(customsOfficer)).toEqual(['/header/contractNo', '/items/0/unitPrice', '/items/0/totalPrice']);
    expect(await paths(quarantineOfficer)).toEqual(['/header/contractNo']);
  });
});
