import { existsSync, readFileSync } from 'node:fs';
import type { Principal } from '@tongguan/auth/principal';
import { administrator, carrier, customsOfficer, operatorA, operatorB } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { readDecMessage } from '#src/inbound/dec-message/read-dec-message';
import { aContainer, aDeclaration, anItem, MAKER } from './builders.ts';
import { harness, refusalOf } from './harness.ts';

const inputs = new URL('../../../../shared/inputs/china-declaration/', import.meta.url);

describe('filing a declaration', () => {
  it('stores what was filed and what others need to know, in one commit, and answers number and version', async () => {
    await using service = await harness();
    const answer = await service.submit(aDeclaration());
    expect(answer).toMatchObject({ status: 'RECEIVED', version: 1, repeated: false, warnings: [] });
    expect(answer.declarationNo).toMatch(/^4905\d{4}1\d{9}$/);
    expect(answer.declarationId).toMatch(/^[\w-]{22}$/);

    const facts = await service.facts(answer.declarationId);
    expect(facts.map(({ fact }) => fact?.$case)).toEqual(['declarationSubmitted', 'declarationAccepted']);
    expect(facts.map(({ occurredAtMs }) => occurredAtMs)).toEqual([service.host.clock.now(), service.host.clock.now()]);
    expect(facts[1]?.fact?.value).toMatchObject({
      ...{ declarationNo: answer.declarationNo, direction: 'DIRECTION_IMPORT', billNo: 'SMGS18043000123', containerIds: ['TBJU1000016'] },
      ...{ filedByCompany: operatorA.company, declarantCompany: operatorA.company, transportMode: '3', grossWeightKg: '12850' },
      goods: [{ itemNo: 1, hsCode: '8457101000', quantity: '2.00000', unit: '001', originCountry: 'DEU', unNumber: '' }],
    });
  });

  it('refuses with every fault at once and stores nothing', async () => {
    await using service = await harness();
    const faulty = aDeclaration({
      header: { netWeightKg: '99999' },
      items: [anItem({ hsCode: '390230' })],
      containers: [aContainer({ containerId: 'ZIMU1234567' })],
    });
    const { kind, refusal } = await refusalOf(service.submit(faulty));
    expect(kind).toBe('invalid');
    expect(refusal.code).toBe('invalid-declaration');
    expect(refusal.faults.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'shape /items/0/hsCode',
      'V02 /header/grossWeightKg',
      'container-number /containers/0/containerId',
    ]);
    for (const { message, hint } of refusal.faults) {
      for (const text of [message?.zh, message?.en, hint?.zh, hint?.en]) expect(text).toBeTruthy();
    }
    await service.host.whenCaughtUp();
    expect((await service.list({}, administrator)).rows).toEqual([]);
  });

  it('accepts with warnings and tells them', async () => {
    await using service = await harness();
    const answer = await service.submit(aDeclaration({ header: { customsOffice: '5354', portOffice: '4905' } }));
    expect(answer.warnings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['code-table /header/customsOffice']);
    expect(answer.declarationNo).toMatch(/^5354/);
  });

  it('gives it back as a DecMessage file that can be filed again, to nobody but those who may see it', async () => {
    await using service = await harness();
    const filed = await service.submit(aDeclaration());
    const ask = (by: Principal) => service.file(filed.declarationId, by);
    const { decMessage, declarationNo } = await ask(operatorA);
    expect(declarationNo).toBe(filed.declarationNo);
    const read = await readDecMessage(new TextEncoder().encode(decMessage));
    expect(read).toMatchObject({
      ok: true,
      faults: [],
      content: { header: { billNo: 'SMGS18043000123' }, items: [{ hsCode: '8457101000' }] },
    });
    expect((await refusalOf(ask(operatorB))).kind).toBe('not-found');
  });

  it('answers a dry run the same and stores nothing', async () => {
    await using service = await harness();
    expect(await service.submit(aDeclaration(), { dryRun: true, key: 'k' })).toMatchObject({
      ...{ declarationId: '', declarationNo: '', status: 'RECEIVED', version: 0, repeated: false },
    });
    expect((await refusalOf(service.submit(aDeclaration({ header: { billNo: '' } }), { dryRun: true }))).refusal.code).toBe(
      'invalid-declaration',
    );
    await service.host.whenCaughtUp();
    expect((await service.list({}, administrator)).rows).toEqual([]);
    expect((await service.submit(aDeclaration(), { key: 'k' })).repeated).toBe(false);
  });

  it('files only for the trader or the declarant itself, and only by an operator', async () => {
    await using service = await harness();
    expect((await refusalOf(service.submit(aDeclaration(), { by: operatorB }))).refusal.code).toBe('not-your-company');
    const own = aDeclaration({ header: { trader: { creditCode: MAKER, customsCode: '4301960003', name: 'x' } } });
    expect((await service.submit(own, { by: operatorB })).status).toBe('RECEIVED');
    for (const by of [customsOfficer, carrier, administrator]) {
      expect((await refusalOf(service.submit(aDeclaration(), { by }))).kind).toBe('forbidden');
    }
  });

  it('refuses nothing, and a key that is none', async () => {
    await using service = await harness();
    expect((await refusalOf(service.submitFile(new Uint8Array()))).refusal.faults).toHaveLength(1);
    expect((await refusalOf(service.submit(aDeclaration(), { key: 'with space' }))).refusal.code).toBe('bad-idempotency-key');
  });

  it('refuses a declaration that would not fit into a commit', async () => {
    await using service = await harness();
    const kept = Array.from({ length: 30 }, (_, n) => ({ path: `X/E[${String(n)}]`, value: 'x'.repeat(30_000) }));
    const { kind, refusal } = await refusalOf(service.submit({ ...aDeclaration(), kept }));
    expect([kind, refusal.code]).toEqual(['too-large', 'declaration-too-large']);
  });

  it('tells the line of the file with each fault and each warning', async () => {
    await using service = await harness();
    const file = '<DecMessage>\n<DecHead>\n<IEFlag>I</IEFlag>\n<PackNo>x</PackNo>\n</DecHead>\n</DecMessage>';
    const { refusal } = await refusalOf(service.submitFile(Buffer.from(file)));
    const lineOf = (path: string) => refusal.faults.find((fault) => fault.path === path)?.line;
    expect(['/header/packages', '/header/billNo', '/items'].map(lineOf)).toEqual([4, 2, 1]);
    const cut = await refusalOf(service.submitFile(Buffer.from('<DecMessage>\n<DecHead')));
    expect(cut.refusal.faults).toMatchObject([{ rule: 'dec-message', line: 2, column: 9 }]);
    expect((await refusalOf(service.submit(aDeclaration({ header: { billNo: '' } })))).refusal.faults[0]?.line).toBeUndefined();
  });

  it.skipIf(!existsSync(inputs))('takes a file in GBK as it takes its UTF-8 twin', async () => {
    await using service = await harness();
    const gbk = await service.submitFile(readFileSync(new URL('import-rail-gbk.xml', inputs)));
    const utf8 = await service.submitFile(readFileSync(new URL('import-rail.xml', inputs)));
    const [first, second] = await Promise.all([service.get(gbk.declarationId), service.get(utf8.declarationId)]);
    expect(first.content).toEqual(second.content);
    expect(first.content?.header?.trader?.name).toBe('示例精密机械有限公司');
  });
});

describe('an idempotency key', () => {
  it('is one declaration for ever, also after a restart', async () => {
    let service = await harness();
    const first = await service.submit(aDeclaration(), { key: 'order-1' });
    service = await service.restart();
    await using last = service;
    const again = await last.submit(aDeclaration(), { key: 'order-1' });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await last.facts(first.declarationId)).toHaveLength(2);
  });

  it('answers the first number to whoever uses it for something else', async () => {
    await using service = await harness();
    const first = await service.submit(aDeclaration(), { key: 'order-1' });
    const { kind, refusal } = await refusalOf(service.submit(aDeclaration({ header: { billNo: 'OTHER' } }), { key: 'order-1' }));
    expect([kind, refusal.code, refusal.detail]).toEqual(['conflict', 'idempotency-key-reused', { declarationNo: first.declarationNo }]);
  });

  it('belongs to its company', async () => {
    await using service = await harness();
    const content = aDeclaration({ header: { trader: { creditCode: MAKER, customsCode: '4301960003', name: 'x' } } });
    const [ofA, ofB] = await Promise.all([service.submit(content, { key: 'k' }), service.submit(content, { key: 'k', by: operatorB })]);
    expect(ofA.declarationId).not.toBe(ofB.declarationId);
  });

  it('makes one declaration of forty that come at once', async () => {
    await using service = await harness();
    const answers = await Promise.all(Array.from({ length: 40 }, () => service.submit(aDeclaration(), { key: 'k' })));
    expect(new Set(answers.map(({ declarationNo }) => declarationNo)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await service.facts(answers[0]!.declarationId)).toHaveLength(2);
  });
});
