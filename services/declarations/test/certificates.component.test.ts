import { AmendmentsServiceService, RequestAmendmentRequest } from '@tongguan/contracts/declarations/v1/amendments';
import {
  CertificatesServiceService,
  ListCertificatesRequest,
  RegisterCertificateRequest,
} from '@tongguan/contracts/declarations/v1/certificates';
import type { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import type { Principal } from '@tongguan/auth/principal';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { certificate } from '#src/domain/origin/certificate-state';
import { hold } from '#src/domain/origin/ledger';
import { aDeclaration, anItem, IMPORTER } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import { harness, refusalOf } from './harness.ts';
import type { Harness } from './harness.ts';

const importer: Principal = { ...operatorB, subject: 'operator-of-importer', company: IMPORTER };
const dayBefore = (service: Harness, days: number) =>
  new Date(service.host.clock.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

/** An import of chips that claims a quantity of line 1 of certificate E1. */
const claiming = (quantity: string, billNo = 'SMGS18043000123', header = {}): DeclarationContent => ({
  ...aDeclaration({
    header: { billNo, ...header },
    items: [
      anItem({
        ...{
          hsCode: '8542319090',
          name: '集成电路',
          quantity,
          unit: '007',
          firstQuantity: quantity,
          firstUnit: '007',
          originCountry: 'MYS',
        },
        ...{ secondQuantity: '1', secondUnit: '035', unitPrice: '1', totalPrice: String(Number(quantity)) },
        ...{ originAgreement: '02', originCertificateNo: 'E1', originCertificateLine: '1' },
      }),
    ],
  }),
  licenceDocuments: [{ code: 'Y', number: '<02>E1' }],
});

function on(service: Harness) {
  const client = service.host.grpc.client('declarations', CertificatesServiceService);
  const amendments = service.host.grpc.client('declarations', AmendmentsServiceService);
  const as = async (who: Principal) => ({ token: await tokenFor(who) });
  const lines = [{ lineNo: '1', hsCode: '854231', name: 'IC', quantity: '100', unit: '007' }];
  const reason = { code: '03', text: 'x', proof: '' };
  return {
    register: async (changes: Partial<RegisterCertificateRequest> = {}, by = importer) =>
      client.registerCertificate(
        RegisterCertificateRequest.fromPartial({
          ...{ agreement: '02', number: 'E1', originCountry: 'MYS', issuedOn: dayBefore(service, 10), lines, ...changes },
        }),
        await as(by),
      ),
    get: async (certificateId: string, by = importer) => client.getCertificate({ certificateId }, await as(by)),
    list: async (query: Partial<ListCertificatesRequest> = {}, by = importer) =>
      client.listCertificates(ListCertificatesRequest.fromPartial(query), await as(by)),
    amend: async (declarationId: string, content: DeclarationContent) =>
      amendments.requestAmendment(
        RequestAmendmentRequest.fromPartial({ declarationId, content, baseContentVersion: 1, reason }),
        await as(operatorA),
      ),
    withdraw: async (declarationId: string) =>
      amendments.requestWithdrawal({ declarationId, reason, idempotencyKey: '' }, await as(operatorA)),
    approve: async (declarationId: string, requestId: string, expectedVersion: number) =>
      amendments.decideRequest({ declarationId, requestId, approve: true, reason: '属实', expectedVersion }, await as(customsOfficer)),
    open: async (declarationId: string) => {
      await service.clearance(declarationId, factsOf(declarationId).opened(['customs']));
      await service.host.whenCaughtUp();
    },
  };
}
const balanceOf = async (certificates: ReturnType<typeof on>, id: string) => (await certificates.get(id)).row?.lines[0]?.balance;

describe('a certificate of origin', () => {
  it('is registered by its trader or a mandated agent, once, and found by no other company', async () => {
    await using service = await harness();
    const certificates = on(service);
    const { row, repeated } = await certificates.register({ traderCompany: IMPORTER }, operatorA);
    const id = row?.certificateId ?? '';
    expect([repeated, row?.lines[0]]).toMatchObject([false, { balance: '100', drawn: '0' }]);
    expect(await certificates.register()).toMatchObject({ repeated: true, row: { certificateId: id, version: 1 } });
    expect((await refusalOf(certificates.register({ traderCompany: IMPORTER }, operatorB))).refusal.code).toBe('mandate-missing');
    expect((await refusalOf(certificates.get(id, operatorB))).refusal.code).toBe('no-such-certificate');
    expect((await refusalOf(certificates.get('x'))).kind).toBe('not-found');
    // of another trader the same number is another certificate
    expect((await certificates.register({}, operatorB)).row?.certificateId).not.toBe(id);
    expect((await certificates.list({ waitCertificateId: id, waitVersion: 1, standing: 'VALID' }, operatorA)).rows).toHaveLength(1);
    expect((await certificates.list({ standing: 'EXPIRED' })).rows).toEqual([]);
    const { refusal } = await refusalOf(certificates.register({ agreement: '99', lines: [] }));
    expect([refusal.code, refusal.faults.map(({ path }) => path)]).toEqual(['invalid-certificate', ['/agreement', '/lines']]);
  });

  it('that is not registered is a warning, and no balance is kept', async () => {
    await using service = await harness();
    const answer = await service.submit(claiming('60'));
    expect(answer.warnings.map(({ rule, path }) => `${rule} ${path}`)).toContain('V14 /items/0/originCertificateNo');
    const { row } = await on(service).register();
    expect(await balanceOf(on(service), row?.certificateId ?? '')).toBe('100');
  });

  it('is drawn on by what is accepted, and a repeat draws nothing more; what is too much is refused with what took the rest', async () => {
    await using service = await harness();
    const certificates = on(service);
    const { row } = await certificates.register();
    const id = row?.certificateId ?? '';
    expect(await service.submit(claiming('60'), { dryRun: true })).toMatchObject({ warnings: [] });
    const first = await service.submit(claiming('60'), { key: 'k' });
    expect(await service.submit(claiming('60'), { key: 'k' })).toEqual({ ...first, repeated: true });
    expect(await balanceOf(certificates, id)).toBe('40');
    for (const dryRun of [true, false]) {
      const { refusal } = await refusalOf(service.submit(claiming('41', 'B2'), { dryRun }));
      expect([refusal.code, refusal.faults.map(({ path }) => path)]).toEqual(['invalid-declaration', ['/items/0/quantity']]);
      expect(refusal.faults[0]?.hint?.zh).toContain(first.declarationNo);
    }
    const { drawings } = await certificates.get(id, operatorA).catch(() => certificates.get(id));
    expect(drawings).toMatchObject([
      {
        declarationId: first.declarationId,
        declarationNo: first.declarationNo,
        status: 'DRAWN',
        quantities: [{ lineNo: '1', quantity: '60' }],
      },
    ]);
    expect((await refusalOf(certificates.register({ originCountry: 'THA' }))).refusal.code).toBe('certificate-in-use');
    // a repeat is answered however the certificate has run out since
    await service.submit(claiming('40', 'B3'));
    expect((await service.submit(claiming('60'), { key: 'k' })).repeated).toBe(true);
  });

  it('gives the last quantity to exactly as many of forty at once as it has, and what was refused leaves nothing behind', async () => {
    await using service = await harness();
    const certificates = on(service);
    const { row } = await certificates.register();
    const id = row?.certificateId ?? '';
    const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => service.submit(claiming('30', `B${String(n)}`))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const { drawings, row: after } = await certificates.get(id);
    expect([drawings.map(({ status }) => status), after?.lines[0]?.balance]).toEqual([['DRAWN', 'DRAWN', 'DRAWN'], '10']);
    // forty with one key are one
    const one = await Promise.all(Array.from({ length: 40 }, () => service.submit(claiming('10', 'LAST'), { key: 'k' })));
    expect(new Set(one.map(({ declarationNo }) => declarationNo)).size).toBe(1);
    expect(await balanceOf(certificates, id)).toBe('0');
  });

  it('gets back what is withdrawn, returned or amended away, and an amendment that asks for more than is left is refused', async () => {
    await using service = await harness();
    const certificates = on(service);
    const { row } = await certificates.register();
    const id = row?.certificateId ?? '';
    const [a, b] = [await service.submit(claiming('50', 'BA')), await service.submit(claiming('30', 'BB'))];
    for (const { declarationId } of [a, b]) await certificates.open(declarationId);

    const { refusal } = await refusalOf(certificates.amend(a.declarationId, claiming('71', 'BA')));
    expect([refusal.code, refusal.faults.map(({ path }) => path)]).toEqual(['invalid-change', ['/items/0/quantity']]);
    const more = await certificates.amend(a.declarationId, claiming('70', 'BA'));
    // asked for is not held: another may take it before customs decides
    const c = await service.submit(claiming('20', 'BC'));
    expect((await refusalOf(certificates.approve(a.declarationId, more.requestId, more.version))).refusal.code).toBe('claims-refused');
    expect(await balanceOf(certificates, id)).toBe('0');

    const gone = await certificates.withdraw(b.declarationId);
    await certificates.approve(b.declarationId, gone.requestId, gone.version);
    await service.clearance(c.declarationId, factsOf(c.declarationId).refused('customs'));
    await service.host.whenCaughtUp();
    expect(await balanceOf(certificates, id)).toBe('50');
    await certificates.approve(a.declarationId, more.requestId, more.version);
    expect(await balanceOf(certificates, id)).toBe('30');
    const statuses = (await certificates.get(id)).drawings.map(({ declarationNo, status }) => [declarationNo, status]);
    expect(new Map(statuses as [string, string][])).toEqual(
      new Map([
        [a.declarationNo, 'DRAWN'],
        [b.declarationNo, 'RETURNED'],
        [c.declarationNo, 'RETURNED'],
      ]),
    );
  });

  it('gets back what a process held that died before it stored anything, and what is then filed anew draws', async () => {
    let service = await harness();
    const { row } = await on(service).register();
    const id = row?.certificateId ?? '';
    const journal = createJournal({
      store: await service.host.events.openStore('declarations'),
      codec: DeclarationsEvent,
      clock: service.host.clock,
    });
    const digest = (await journal.load(certificate, id)).state.registered?.digest ?? '';
    const left = {
      certificateId: id,
      declarationId: 'D'.repeat(22),
      holdId: 'left',
      requestId: '',
      company: IMPORTER,
      quantities: { '1': '100' },
      digest,
    };
    await journal.change(certificate, id, { commandId: 'left', by: 'test' }, (state) => hold(state, left, service.host.clock.now()));
    expect((await refusalOf(service.submit(claiming('1')))).refusal.faults.map(({ path }) => path)).toEqual(['/items/0/quantity']);
    service = await service.restart();
    await using last = service;
    await last.host.whenCaughtUp();
    await last.host.clock.advance(16 * 60_000);
    await last.host.whenCaughtUp();
    expect(await balanceOf(on(last), id)).toBe('100');
    expect((await last.facts('D'.repeat(22))).map(({ fact }) => fact?.$case)).toEqual(['originHoldAbandoned']);
    expect((await last.submit(claiming('100'))).status).toBe('RECEIVED');
  });

  it('that ends within the days of the table is told once, by the ticker, and one that has long to go is not', async () => {
    await using service = await harness();
    const { row: ending } = await on(service).register({ issuedOn: dayBefore(service, 340) });
    const { row: fresh } = await on(service).register({ number: 'E2' });
    await service.host.whenCaughtUp();
    const journal = createJournal({
      store: await service.host.events.openStore('declarations'),
      codec: DeclarationsEvent,
      clock: service.host.clock,
    });
    const toldOf = async (id = '') =>
      (await journal.history(certificate.category, id)).filter(({ event }) => event.fact?.$case === 'originCertificateExpiring').length;
    for (let tick = 0; tick < 2; tick++) {
      await service.host.clock.advance(61 * 60_000);
      await service.host.whenCaughtUp();
      expect([await toldOf(ending?.certificateId), await toldOf(fresh?.certificateId)]).toEqual([1, 0]);
    }
  });
});
