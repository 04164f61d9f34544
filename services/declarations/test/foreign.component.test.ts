import type { Principal } from '@tongguan/auth/principal';
import { DraftsServiceService } from '@tongguan/contracts/declarations/v1/drafts';
import { ForeignDeclarationsServiceService } from '@tongguan/contracts/declarations/v1/foreign';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { expect, it } from 'vitest';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

const FILE = Buffer.from(
  '<MetaData><WCODataModelVersionCode>3.6</WCODataModelVersionCode><Declaration><FunctionalReferenceID>REF1</FunctionalReferenceID><TypeCode>IMA</TypeCode><Declarant><ID>GB1</ID></Declarant></Declaration></MetaData>',
);
function foreignOf({ host }: Harness, by: Principal = operatorA) {
  const client = host.grpc.client('declarations', ForeignDeclarationsServiceService);
  const token = async () => ({ token: await tokenFor(by) });
  return {
    bring: async (file: Buffer, idempotencyKey = '', title = '') =>
      client.importForeignDeclaration({ file, title, idempotencyKey }, await token()),
    get: async (draftId: string) => (await client.getForeignDeclaration({ draftId }, await token())).foreign,
  };
}

it('a foreign declaration begins a draft, and what has no field stays with it, also when the draft is saved and after a restart', async () => {
  let service = await harness();
  const { draft, foreign } = await foreignOf(service).bring(FILE);
  expect(draft).toMatchObject({ title: 'WCO REF1', status: 'OPEN', content: { header: { direction: 'I', clientNo: 'REF1' } } });
  expect(foreign).toMatchObject({
    modelVersion: '3.6',
    kept: [{ path: 'Declarant/ID', value: 'GB1' }, { path: 'MetaData/WCODataModelVersionCode' }],
  });
  const draftId = draft!.draftId;
  const drafts = service.host.grpc.client('declarations', DraftsServiceService);
  await drafts.saveDraft({ draftId, expectedVersion: 1, title: 'x', content: draft!.content }, { token: await tokenFor(operatorA) });
  service = await service.restart();
  await using last = service;
  expect(await foreignOf(last).get(draftId)).toEqual(foreign);
  expect((await refusalOf(foreignOf(last, operatorB).get(draftId))).refusal.code).toBe('no-such-draft');
});

it('the same key is the same draft, also sent many times at once, and a draft without an origin says so', async () => {
  await using service = await harness();
  const foreign = foreignOf(service);
  const brought = await Promise.all(Array.from({ length: 4 }, () => foreign.bring(FILE, 'key', 'mine')));
  expect(new Set(brought.map(({ draft }) => draft?.draftId)).size).toBe(1);
  expect((await foreign.bring(FILE)).draft?.draftId).not.toBe(brought[0]?.draft?.draftId);
  const drafts = service.host.grpc.client('declarations', DraftsServiceService);
  const { draft } = await drafts.createDraft(
    { title: '', content: undefined, fromDeclaration: '', idempotencyKey: '' },
    { token: await tokenFor(operatorA) },
  );
  expect(await foreign.get(draft!.draftId)).toBeUndefined();
});

it('a file that is none is refused with its place, and only operators bring one', async () => {
  await using service = await harness();
  const { refusal } = await refusalOf(foreignOf(service).bring(Buffer.from('<MetaData><Declaration>')));
  expect(refusal).toMatchObject({ code: 'unreadable-foreign', faults: [{ rule: 'wco-declaration', line: 1 }] });
  expect((await refusalOf(foreignOf(service).bring(Buffer.alloc(0)))).refusal.code).toBe('nothing-sent');
  expect((await refusalOf(foreignOf(service).bring(Buffer.alloc(1024 * 1024 + 1, ' ')))).refusal.code).toBe('foreign-too-large');
  expect((await refusalOf(foreignOf(service, customsOfficer).bring(FILE))).kind).toBe('forbidden');
  // within the bounds of XML, and still more than a draft keeps
  const large = `<MetaData><Declaration><TypeCode>IMA</TypeCode>${`<A><B>${'x'.repeat(60)}</B></A>`.repeat(11_000)}</Declaration></MetaData>`;
  expect((await refusalOf(foreignOf(service).bring(Buffer.from(large)))).refusal.code).toBe('draft-too-large');
});
