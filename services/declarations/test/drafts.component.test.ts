import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { CreateDraftRequest, DraftsServiceService, ListDraftsRequest } from '@tongguan/contracts/declarations/v1/drafts';
import type { Principal } from '@tongguan/auth/principal';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from './builders.ts';
import type { Changes } from './builders.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

/** The drafts of a company, as its page asks for them. */
function draftsOf({ host }: Harness, by: Principal = operatorA) {
  const client = host.grpc.client('declarations', DraftsServiceService);
  const token = async () => ({ token: await tokenFor(by) });
  return {
    create: async (request: Parameters<typeof CreateDraftRequest.fromPartial>[0] = {}) =>
      (await client.createDraft(CreateDraftRequest.fromPartial(request), await token())).draft!,
    save: async (draftId: string, expectedVersion: number, content: DeclarationContent, title = '') =>
      client.saveDraft({ draftId, expectedVersion, title, content }, await token()),
    get: async (draftId: string) => (await client.getDraft({ draftId }, await token())).draft!,
    list: async (query: Partial<ListDraftsRequest> = {}) => client.listDrafts(ListDraftsRequest.fromPartial(query), await token()),
    discard: async (draftId: string) => client.discardDraft({ draftId }, await token()),
    submit: async (draftId: string, expectedVersion = 0) => client.submitDraft({ draftId, expectedVersion }, await token()),
  };
}
const some = (header: Changes['header']): DeclarationContent => DeclarationContent.fromPartial({ header: header ?? {} });
const code = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).refusal.code;

describe('a draft', () => {
  it('keeps whatever was typed, however incomplete, and is there again after a restart', async () => {
    let service = await harness();
    const { draftId, version } = await draftsOf(service).create();
    await draftsOf(service).save(draftId, version, some({ billNo: 'half a bi' }), '德国机床');
    service = await service.restart();
    await using last = service;
    expect(await draftsOf(last).get(draftId)).toMatchObject({
      ...{ status: 'OPEN', title: '德国机床', version: 2, content: { header: { billNo: 'half a bi' }, items: [] } },
    });
  });

  it('is not overwritten by an editor that has seen an older version, and nothing is lost', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create();
    await drafts.save(draftId, 1, some({ billNo: 'FIRST' }));
    const { kind, refusal } = await refusalOf(drafts.save(draftId, 1, some({ billNo: 'SECOND' })));
    expect([kind, refusal.code, refusal.detail]).toEqual(['conflict', 'draft-changed', { version: '2' }]);
    expect((await drafts.get(draftId)).content?.header?.billNo).toBe('FIRST');
    expect((await drafts.save(draftId, 2, some({ billNo: 'SECOND' }))).version).toBe(3);
  });

  it('answers a repeat of a save as the first time, and stores nothing for the same content', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create();
    const first = await drafts.save(draftId, 1, some({ billNo: 'B' }));
    await drafts.save(draftId, 2, some({ billNo: 'C' }));
    expect(await drafts.save(draftId, 1, some({ billNo: 'B' }))).toEqual(first);
    expect((await drafts.save(draftId, 3, some({ billNo: 'C' }))).version).toBe(3);
  });

  it('is made once by one key', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const made = await Promise.all([drafts.create({ idempotencyKey: 'tab-1' }), drafts.create({ idempotencyKey: 'tab-1' })]);
    expect(made[0].draftId).toBe(made[1].draftId);
    expect((await draftsOf(service, operatorB).create({ idempotencyKey: 'tab-1' })).draftId).not.toBe(made[0].draftId);
  });

  it('belongs to its company and to operators', async () => {
    await using service = await harness();
    const { draftId } = await draftsOf(service).create({ content: aDeclaration() });
    const others = draftsOf(service, operatorB);
    expect(await code(others.get(draftId))).toBe('no-such-draft');
    expect(await code(others.save(draftId, 1, some({})))).toBe('no-such-draft');
    expect(await code(others.discard(draftId))).toBe('no-such-draft');
    expect(await code(others.submit(draftId))).toBe('no-such-draft');
    expect((await refusalOf(draftsOf(service, customsOfficer).list())).kind).toBe('forbidden');
  });

  it('of more than a declaration may hold, or with a long name, is refused', async () => {
    await using service = await harness();
    const kept = Array.from({ length: 30 }, (_, n) => ({ path: `X/E[${String(n)}]`, value: 'x'.repeat(30_000) }));
    expect(await code(draftsOf(service).create({ content: { ...aDeclaration(), kept } }))).toBe('draft-too-large');
    expect(await code(draftsOf(service).create({ title: 'x'.repeat(61) }))).toBe('draft-title-too-long');
  });

  it('that was thrown away is gone for everybody, and cannot be saved', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create();
    await drafts.discard(draftId);
    await drafts.discard(draftId);
    expect(await code(drafts.get(draftId))).toBe('no-such-draft');
    expect(await code(drafts.save(draftId, 2, some({})))).toBe('no-such-draft');
    await service.host.whenCaughtUp();
    expect((await drafts.list()).rows).toEqual([]);
  });
});

describe('the list of drafts', () => {
  it('shows those of the company, the one saved last first, page by page', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const ids: string[] = [];
    for (const billNo of ['A1', 'A2', 'A3']) {
      ids.unshift((await drafts.create({ content: aDeclaration({ header: { billNo } }) })).draftId);
      await service.host.clock.advance(1000);
    }
    await draftsOf(service, operatorB).create();
    await service.host.whenCaughtUp();
    const first = await drafts.list({ limit: 2 });
    const second = await drafts.list({ limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows].map(({ draftId }) => draftId)).toEqual(ids);
    expect(second.nextCursor).toBe('');
    expect(first.rows[0]).toMatchObject({
      ...{ status: 'OPEN', billNo: 'A3', contractNo: 'HN-1', direction: 'I', traderName: '示例公司', goodsName: '立式加工中心', items: 1 },
    });
    expect(await code(drafts.list({ cursor: 'nonsense' }))).toBe('bad-cursor');
  });

  it('finds by any part of title, bill or contract, in any case', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create({
      title: '德国机床 第二批',
      content: some({ billNo: 'SMGS18043000123', contractNo: 'HN-77' }),
    });
    const saved = await drafts.create({ title: '烟花' });
    const found = async (search: string) =>
      (await drafts.list({ search, waitDraftId: saved.draftId, waitVersion: 1 })).rows.map((row) => row.draftId);
    for (const search of ['机床', '床第二', 'smgs', '000123', 'hn-77', '-7']) expect(await found(search)).toEqual([draftId]);
    expect(await found('铁路')).toEqual([]);
    expect(await found('')).toHaveLength(2);
  });
});

describe('filing a draft', () => {
  it('makes one declaration however often it is asked for, and the draft says which', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create({ content: aDeclaration() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => drafts.submit(draftId, 1)));
    const again = await drafts.submit(draftId);
    const numbers = new Set([...answers, again].map(({ declarationNo }) => declarationNo));
    expect([...numbers]).toEqual([expect.stringMatching(/^4905\d{14}$/)]);
    expect(again.repeated).toBe(true);
    const [{ declarationId, declarationNo }] = answers as [(typeof answers)[0]];
    expect(await drafts.get(draftId)).toMatchObject({ status: 'SUBMITTED', declarationId, declarationNo });
    expect(await service.facts(declarationId)).toHaveLength(2);
    expect(await code(drafts.save(draftId, 2, some({})))).toBe('draft-submitted');
    expect(await code(drafts.discard(draftId))).toBe('draft-submitted');
    await service.host.whenCaughtUp();
    expect((await drafts.list()).rows).toEqual([]);
    expect((await drafts.list({ status: 'SUBMITTED' })).rows).toMatchObject([{ draftId, declarationNo }]);
  });

  it('with faults tells each and leaves the draft as it is', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create({ content: aDeclaration({ header: { billNo: '', grossWeightKg: '' } }) });
    const { refusal } = await refusalOf(drafts.submit(draftId));
    expect(refusal.code).toBe('invalid-declaration');
    expect(refusal.faults.map(({ path }) => path)).toEqual(['/header/billNo', '/header/grossWeightKg']);
    expect(refusal.faults[1]?.message).toMatchObject({ zh: expect.stringContaining('毛重') as string });
    expect(await drafts.get(draftId)).toMatchObject({ status: 'OPEN', version: 1 });
  });

  it('files what its editor has seen, or nothing', async () => {
    await using service = await harness();
    const drafts = draftsOf(service);
    const { draftId } = await drafts.create({ content: aDeclaration() });
    await drafts.save(draftId, 1, aDeclaration({ header: { contractNo: 'OTHER' } }));
    expect(await code(drafts.submit(draftId, 1))).toBe('draft-changed');
    const { declarationId } = await drafts.submit(draftId, 2);
    expect((await service.get(declarationId)).content?.header?.contractNo).toBe('OTHER');
  });
});

describe('a copy of a declaration', () => {
  it('begins a draft without its numbers and days', async () => {
    await using service = await harness();
    const filed = await service.submit(aDeclaration({ header: { unifiedNo: 'E20240001310220743', declaredDate: '20180510' } }));
    await service.host.whenCaughtUp();
    const drafts = draftsOf(service);
    const draft = await drafts.create({ fromDeclaration: filed.declarationNo });
    expect(draft).toMatchObject({ copiedFrom: filed.declarationId, status: 'OPEN' });
    expect(draft.content?.header).toMatchObject({ unifiedNo: '', declarationNo: '', declaredDate: '', billNo: 'SMGS18043000123' });
    expect(draft.content?.items).toHaveLength(1);
    expect(await code(drafts.create({ fromDeclaration: filed.declarationId, content: some({}) }))).toBe('copy-or-content');
    expect(await code(draftsOf(service, operatorB).create({ fromDeclaration: filed.declarationId }))).toBe('not-found');
  });
});
