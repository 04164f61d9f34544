import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem, BROKER, codeTableSet, IMPORTER } from '../../../test/builders.ts';
import { tablesOn } from '../code-tables.ts';
import type { Item } from '../content.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { Fault } from '../fault.ts';
import { v14OriginAgreement } from '../rules/v14-origin-agreement.ts';
import type { CertificateState } from './certificate-state.ts';
import { certificate, certificateKey } from './certificate-state.ts';
import { claimsOf, judgeClaims } from './claims.ts';
import { hold, settle } from './ledger.ts';
import { lastDayOf, register, registrationFaults } from './register.ts';
import type { Registration } from './register.ts';

const TODAY = '2018-05-11';
const tables = tablesOn(codeTableSet, TODAY);
const registration: Registration = {
  ...{ certificateId: 'c', traderCompany: IMPORTER, registeredByCompany: IMPORTER, agreement: '02', number: 'E 1', originCountry: 'MYS' },
  ...{ issuedOn: '2018-05-01', validUntil: '2019-05-01', digest: 'd1', sample: false },
  lines: [
    { lineNo: '1', hsCode: '854231', name: 'IC', quantity: '100', unit: '007' },
    { lineNo: '2', hsCode: '8457101000', name: 'machine', quantity: '9000', unit: '035' },
  ],
};
const state = (register(certificate.initial, registration, 1) as readonly DeclarationsEvent[]).reduce(
  certificate.evolve,
  certificate.initial,
);
const claiming = (changes: Partial<Item> = {}, itemNo = '1') =>
  anItem({
    ...{ itemNo, hsCode: '8542319090', quantity: '60', unit: '007', firstQuantity: '60', firstUnit: '007', originCountry: 'MYS' },
    ...{ originAgreement: '02', originCertificateNo: 'e1', originCertificateLine: '1' },
    ...changes,
  });
const of = (...items: ReturnType<typeof anItem>[]) => aDeclaration({ items });
const judged = (content = of(claiming()), on = state, day = TODAY) =>
  claimsOf(content).flatMap((claims) => judgeClaims(claims, on, { declarationId: 'mine', company: BROKER, day }).faults);
const told = (faults: readonly Fault[]) =>
  faults.map(({ path, severity }) => `${severity === 'SEVERITY_ERROR' ? 'error' : 'warning'} ${path}`);

describe('what an item claims', () => {
  it('fits its certificate, however its number is typed', () => {
    expect(certificateKey(' e 1')).toBe(certificateKey('E1'));
    expect(judged()).toEqual([]);
  });
  it.each([
    [['warning /items/0/originCertificateNo'], {}, certificate.initial, TODAY],
    [['error /items/0/originCertificateNo'], {}, state, '2019-05-02'],
    [[], {}, state, '2019-05-01'],
    [['error /items/0/originAgreement'], { originAgreement: '22' }, state, TODAY],
    [['error /items/0/originCountry'], { originCountry: 'THA' }, state, TODAY],
    [['error /items/0/originCertificateLine'], { originCertificateLine: '3' }, state, TODAY],
    [['error /items/0/hsCode'], { hsCode: '8466930090' }, state, TODAY],
    [['error /items/0/unit'], { unit: '035', firstUnit: '001' }, state, TODAY],
    [['error /items/0/quantity'], { quantity: '100.00001' }, state, TODAY],
    [[], { quantity: '100' }, state, TODAY],
    [['error /items/0/firstQuantity'], { unit: '011', firstQuantity: '101' }, state, TODAY],
  ] as [string[], Partial<Item>, CertificateState, string][])('has %j with %j', (expected, changes, on, day) => {
    expect(told(judged(of(claiming(changes)), on, day))).toEqual(expected);
  });
  it('is summed over the items of one line, and the fault stands where it becomes too much', () => {
    expect(told(judged(of(claiming(), claiming({ quantity: '40' }, '2'))))).toEqual([]);
    const faults = judged(of(claiming(), claiming({ quantity: '40.5' }, '2')));
    expect(told(faults)).toEqual(['error /items/1/quantity']);
    expect(faults[0]?.message).toEqual({
      zh: '证书e1第1项余额100，本次共申报100.5',
      en: 'line 1 of certificate e1 has 100 left; this declaration asks for 100.5',
    });
  });
  it('is nothing of an export, and nothing without a certificate', () => {
    expect(claimsOf(aDeclaration({ header: { direction: 'E' }, items: [claiming()] }))).toEqual([]);
    expect(claimsOf(of(anItem()))).toEqual([]);
  });
  it('that is too much is told by which of the own declarations the rest was drawn, and nothing of those of others', () => {
    const drawn = (company: string, declarationNo: string, declarationId: string) => (before: CertificateState) => {
      const holding = { certificateId: 'c', declarationId, holdId: 'h', requestId: '', company, quantities: { '1': '30' }, digest: 'd1' };
      const held = (hold(before, holding, 1) as readonly DeclarationsEvent[]).reduce(certificate.evolve, before);
      const settling = {
        certificateId: 'c',
        declarationId,
        declarationNo,
        company,
        version: 1,
        quantities: { '1': '30' },
        isOver: () => true,
      };
      return settle(held, settling, 1).reduce(certificate.evolve, held);
    };
    const on = drawn('91430100MA4L00038B', '490520181000000002', 'B')(drawn(BROKER, '490520181000000001', 'A')(state));
    const [fault] = judged(undefined, on);
    expect(fault?.message.zh).toBe('证书e1第1项余额40，本次共申报60');
    expect(fault?.hint).toEqual({ zh: '贵企业报关单：490520181000000001用30', en: 'of your declarations 490520181000000001 took 30' });
    const [trader] = claimsOf(of(claiming())).flatMap(
      (claims) => judgeClaims(claims, on, { declarationId: 'x', company: IMPORTER, day: TODAY }).faults,
    );
    expect(trader?.hint.zh).toContain('490520181000000002');
  });
});

describe('V14 of an item', () => {
  const rule = (changes: Partial<Item>, documents: { code: string; number: string }[] = []) =>
    told(v14OriginAgreement.check({ ...of(claiming(changes)), licenceDocuments: documents }, tables));
  it('wants agreement, certificate and line, and the certificate among the documents', () => {
    const listed = [{ code: 'Y', number: '<02>e1' }];
    expect(rule({}, listed)).toEqual([]);
    expect(rule({})).toEqual(['warning /items/0/originCertificateNo']);
    expect(rule({ originAgreement: '' }, listed)).toEqual(['error /items/0/originAgreement']);
    expect(rule({ originCertificateNo: '', originAgreement: '' }, listed)).toEqual([
      ...['error /items/0/originAgreement', 'error /items/0/originCertificateNo'],
    ]);
  });
});

describe('a registration', () => {
  const [first, second] = registration.lines;
  const faults = (changes: Partial<Registration>) => told(registrationFaults({ ...registration, ...changes }, tables));
  it.each([
    [[], {}],
    [['error /trader'], { traderCompany: '91430100MA4L0002XC' }],
    [['error /agreement'], { agreement: '99' }],
    [['error /originCountry'], { originCountry: 'DEU' }],
    [['error /number'], { number: '  ' }],
    [['error /number'], { number: 'x'.repeat(33) }],
    [['error /issuedOn'], { issuedOn: '2018-13-01' }],
    [['error /issuedOn'], { issuedOn: '2018-05-12' }],
    [['error /validUntil'], { validUntil: '2018-04-30' }],
    [['error /validUntil'], { validUntil: '2019-05-02' }],
    [['error /lines'], { lines: [] }],
    [['error /lines/1/lineNo'], { lines: [first, { ...first }] }],
    [
      ['error /lines/0/hsCode', 'error /lines/0/quantity', 'error /lines/0/unit'],
      { lines: [{ ...first, hsCode: '85', quantity: '0', unit: 'kg' }] },
    ],
    [['warning /lines/0/unit'], { lines: [{ ...second, unit: '999' }] }],
  ] as [string[], Partial<Registration>][])('has %j with %j', (expected, changes) => {
    expect(faults(changes)).toEqual(expected);
  });
  it('is valid as long as the table says', () => {
    expect(lastDayOf('2018-05-01', tables)).toBe('2019-05-01');
    expect(lastDayOf('soon', tables)).toBeUndefined();
  });
});
