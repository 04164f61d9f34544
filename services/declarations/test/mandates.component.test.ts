import { GrantMandateRequest, ListMandatesRequest, MandatesServiceService } from '@tongguan/contracts/declarations/v1/mandates';
import { AmendmentsServiceService, RequestAmendmentRequest } from '@tongguan/contracts/declarations/v1/amendments';
import type { Principal } from '@tongguan/auth/principal';
import { administrator, customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER, IMPORTER, MAKER } from './builders.ts';
import { harness, refusalOf } from './harness.ts';
import type { Harness } from './harness.ts';

const importer: Principal = { ...operatorB, subject: 'operator-of-importer', company: IMPORTER };
const ID = `${IMPORTER}-${BROKER}`;
/** Declared by the maker of fireworks for the importer: nothing on paper. */
const byMaker = () => aDeclaration({ header: { declarant: { creditCode: MAKER, customsCode: '4301960003', name: 'x' } } });

function on(service: Harness) {
  const client = service.host.grpc.client('declarations', MandatesServiceService);
  const amendments = service.host.grpc.client('declarations', AmendmentsServiceService);
  const as = async (who: Principal) => ({ token: await tokenFor(who) });
  const terms = { directions: ['DIRECTION_IMPORT' as const], validFrom: '', validTo: '', agreementNo: 'W-1', note: '' };
  return {
    grant: async (agentCompany = MAKER, changes: Partial<typeof terms> = {}, key = '', by = importer) =>
      client.grantMandate(
        GrantMandateRequest.fromPartial({ agentCompany, terms: { ...terms, ...changes }, idempotencyKey: key }),
        await as(by),
      ),
    ask: async (traderCompany: string, by = operatorB) => client.requestMandate({ traderCompany, terms, idempotencyKey: '' }, await as(by)),
    refuse: async (mandateId: string, by = importer) => client.refuseMandateRequest({ mandateId, reason: '不合作' }, await as(by)),
    revoke: async (mandateId: string, by = importer, reason = '合同到期', expectedVersion?: number) =>
      client.revokeMandate({ mandateId, reason, expectedVersion }, await as(by)),
    list: async (by: Principal, query: Partial<ListMandatesRequest> = {}) =>
      client.listMandates(ListMandatesRequest.fromPartial(query), await as(by)),
    amend: async (declarationId: string, dryRun = false) =>
      amendments.requestAmendment(
        RequestAmendmentRequest.fromPartial({
          ...{ declarationId, dryRun, baseContentVersion: 1, reason: { code: '03', text: 'x', proof: '' } },
          content: aDeclaration({ header: { contractNo: 'HN-2' } }),
        }),
        await as(operatorA),
      ),
    withdraw: async (declarationId: string) =>
      amendments.requestWithdrawal(
        { declarationId, reason: { code: '03', text: 'x', proof: '' }, idempotencyKey: '' },
        await as(operatorA),
      ),
  };
}

describe('a filing by an agent', () => {
  it('is refused without a mandate, with trader, agent, direction and day; a dry run tells it as a fault', async () => {
    await using service = await harness();
    const { kind, refusal } = await refusalOf(service.submit(byMaker(), { by: operatorB }));
    expect([kind, refusal.code]).toEqual(['forbidden', 'mandate-missing']);
    expect(refusal.detail).toEqual({
      trader: IMPORTER,
      agent: MAKER,
      direction: 'IMPORT',
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    expect(refusal.message?.zh).toContain('报关委托');
    const checked = await refusalOf(service.submit(byMaker(), { by: operatorB, dryRun: true }));
    expect([checked.refusal.code, checked.refusal.faults.map(({ rule, path }) => [rule, path])]).toEqual([
      ...['invalid-declaration', [['mandate', '/header/trader/creditCode']]],
    ]);
    // beside other faults it is one of them
    const faulty = aDeclaration({ header: { billNo: '', declarant: { creditCode: MAKER, customsCode: '4301960003', name: 'x' } } });
    expect((await refusalOf(service.submit(faulty, { by: operatorB }))).refusal.faults.map(({ rule }) => rule)).toEqual([
      'shape',
      'mandate',
    ]);
  });

  it('is taken while the mandate is in force for its direction, and refused from the revocation on; a repeat is still answered', async () => {
    await using service = await harness();
    const mandates = on(service);
    const { row } = await mandates.grant();
    expect(row).toMatchObject({ mandateId: `${IMPORTER}-${MAKER}`, standing: 'IN_FORCE', version: 1, paperConfidence: '' });
    const filed = await service.submit(byMaker(), { by: operatorB, key: 'k' });
    const exported = { ...byMaker(), header: { ...byMaker().header, direction: 'E' } };
    expect((await refusalOf(service.submit(exported, { by: operatorB, dryRun: true }))).refusal.faults.map(({ rule }) => rule)).toContain(
      'mandate',
    );
    await mandates.revoke(`${IMPORTER}-${MAKER}`);
    expect((await refusalOf(service.submit(byMaker(), { by: operatorB, key: 'k2' }))).refusal.code).toBe('mandate-missing');
    expect(await service.submit(byMaker(), { by: operatorB, key: 'k' })).toEqual({ ...filed, repeated: true });
    // what was filed stays, and the trader files for itself without any mandate
    expect((await service.get(filed.declarationId, operatorB)).row?.status).toBe('RECEIVED');
    expect((await service.submit(byMaker(), { by: importer })).status).toBe('RECEIVED');
  });

  it('begins on the first day of the mandate in China', async () => {
    await using service = await harness();
    const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
    const tomorrow = day(service.host.clock.now() + 86_400_000);
    const { row } = await on(service).grant(MAKER, { validFrom: tomorrow });
    expect(row?.standing).toBe('NOT_YET');
    expect((await refusalOf(service.submit(byMaker(), { by: operatorB }))).refusal.code).toBe('mandate-missing');
  });

  it('that stood on paper is taken until one side revokes it; amendment and withdrawal stop with it', async () => {
    await using service = await harness();
    const mandates = on(service);
    const { declarationId } = await service.submit(aDeclaration());
    expect(await mandates.amend(declarationId, true)).toMatchObject({ version: 0 });
    const { row } = await mandates.revoke(ID, operatorA, '不再代理');
    expect(row).toMatchObject({ standing: 'REVOKED', endedByCompany: BROKER, endedReason: '不再代理', paperConfidence: '' });
    expect((await refusalOf(service.submit(aDeclaration()))).refusal.code).toBe('mandate-missing');
    expect((await refusalOf(mandates.amend(declarationId))).refusal.code).toBe('mandate-missing');
    expect((await refusalOf(mandates.amend(declarationId, true))).refusal.faults.map(({ rule }) => rule)).toEqual(['mandate']);
    expect((await refusalOf(mandates.withdraw(declarationId))).refusal.code).toBe('mandate-missing');
    await mandates.grant(BROKER);
    expect((await service.submit(aDeclaration())).status).toBe('RECEIVED');
    expect(await mandates.withdraw(declarationId)).toMatchObject({ repeated: false });
  });
});

describe('a mandate', () => {
  it('is one of twenty grants under one key that come at once', async () => {
    await using service = await harness();
    const mandates = on(service);
    const answers = await Promise.all(Array.from({ length: 20 }, () => mandates.grant(MAKER, {}, 'k')));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await refusalOf(mandates.grant(MAKER, { agreementNo: 'other' }, 'k'))).refusal.code).toBe('mandate-key-reused');
  });

  it('has its faults told all at once', async () => {
    await using service = await harness();
    const { refusal } = await refusalOf(on(service).grant('91430100MA4L0002XC', { validTo: '2000-01-01', directions: [] }));
    expect([refusal.code, refusal.faults.map(({ path }) => path)]).toEqual(['invalid-mandate', ['/agent', '/directions', '/validTo']]);
  });

  it('is seen and ended by its two sides, and is not there for others', async () => {
    await using service = await harness();
    const mandates = on(service);
    const { row } = await mandates.grant();
    const id = row?.mandateId ?? '';
    for (const by of [importer, operatorB]) {
      const { rows } = await mandates.list(by, { waitMandateId: id, waitVersion: 1 });
      expect(rows.map(({ mandateId }) => mandateId)).toContain(id);
    }
    expect((await mandates.list(operatorA)).rows.map(({ mandateId }) => mandateId).sort()).toEqual([ID, `${MAKER}-${BROKER}`]);
    expect((await mandates.list(administrator)).rows).toHaveLength(3);
    expect((await refusalOf(mandates.list(customsOfficer))).kind).toBe('forbidden');
    for (const other of [id, `${MAKER}-${IMPORTER}`, 'nonsense']) {
      expect((await refusalOf(mandates.revoke(other, operatorA))).refusal.code).toBe('no-such-mandate');
    }
    expect((await refusalOf(mandates.revoke(id, operatorB, ' '))).refusal.faults.map(({ path }) => path)).toEqual(['/reason']);
    expect((await refusalOf(mandates.revoke(id, operatorB, 'x', 9))).refusal).toMatchObject({
      code: 'mandate-changed',
      detail: { version: '1' },
    });
    expect(await mandates.revoke(id, operatorB)).toMatchObject({ repeated: false, row: { endedByCompany: MAKER } });
    expect(await mandates.revoke(id, operatorB)).toMatchObject({ repeated: true });
    expect((await refusalOf(mandates.revoke(id, importer))).refusal.code).toBe('mandate-revoked');
    const wait = { waitMandateId: id, waitVersion: 2 };
    expect((await mandates.list(importer, { ...wait, standing: 'ENDED' })).rows.map(({ standing }) => standing)).toEqual(['REVOKED']);
    expect((await mandates.list(importer, { standing: 'CURRENT', role: 'TRADER' })).rows.map(({ mandateId }) => mandateId)).toEqual([ID]);
    expect((await mandates.list(importer, { role: 'AGENT' })).rows).toEqual([]);
  });

  it('names a company only to whom a declaration of its own has named it', async () => {
    await using service = await harness();
    const mandates = on(service);
    await mandates.grant();
    const namesFor = async (by: Principal) =>
      (await mandates.list(by)).rows.filter(({ mandateId }) => mandateId === `${IMPORTER}-${MAKER}`).map(({ traderName, agentName }) => [traderName, agentName]); // prettier-ignore
    expect(await namesFor(operatorB)).toEqual([['', '']]);
    const { declarationId, version } = await service.submit(byMaker(), { by: operatorB });
    await service.list({ waitDeclarationId: declarationId, waitVersion: version }, operatorB);
    const named = [aDeclaration().header.trader.name, 'x'];
    expect(await namesFor(operatorB)).toEqual([named]);
    expect(await namesFor(importer)).toEqual([named]);
    expect((await mandates.revoke(`${IMPORTER}-${MAKER}`)).row).toMatchObject({ traderName: named[0], agentName: 'x' });
    // the broker has a mandate of the same trader on paper, and no declaration that names it
    expect((await mandates.list(operatorA)).rows.map(({ traderName }) => traderName)).toEqual(expect.not.arrayContaining([named[0]]));
  });

  it('is asked for by the agent and answered by the trader alone', async () => {
    await using service = await harness();
    const mandates = on(service);
    const { row } = await mandates.ask(IMPORTER);
    const id = row?.mandateId ?? '';
    expect(row).toMatchObject({ standing: 'ASKED', terms: undefined, asked: { agreementNo: 'W-1' } });
    expect((await refusalOf(mandates.refuse(id, operatorB))).refusal.code).toBe('no-such-mandate');
    expect((await mandates.refuse(id)).row).toMatchObject({ standing: 'REFUSED', endedReason: '不合作' });
    await mandates.ask(IMPORTER, operatorB);
    expect((await mandates.grant()).row).toMatchObject({ standing: 'IN_FORCE', asked: undefined });
    expect((await refusalOf(mandates.refuse(id))).refusal.code).toBe('mandate-not-asked');
  });

  it('pages, and stands after a restart', async () => {
    let service = await harness();
    const agents = ['91430100MA4L000466', '91430100MA4L000541', MAKER];
    const made = await Promise.all(agents.map(async (agent) => (await on(service).grant(agent)).row?.mandateId ?? ''));
    await service.host.whenCaughtUp();
    service = await service.restart();
    await using last = service;
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await on(last).list(importer, { limit: 1, cursor });
      seen.push(...page.rows.map(({ mandateId }) => mandateId));
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(seen.sort()).toEqual([...made, ID].sort());
    expect((await refusalOf(on(last).list(importer, { cursor: 'x' }))).refusal.code).toBe('bad-cursor');
  });
});
