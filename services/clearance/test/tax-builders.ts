import type { CaseOpened, CaseTax, ClearanceEvent, Lane } from '../src/domain/facts.ts';
import { claim } from '../src/domain/claim.ts';
import { decideCase } from '../src/domain/decide-case.ts';
import { openCase } from '../src/domain/open-case.ts';
import { fenOf } from '../src/domain/tax/money.ts';
import type { Confirming, Means } from '../src/domain/tax/settle-tax.ts';
import { settleTax } from '../src/domain/tax/settle-tax.ts';
import type { TaxRules } from '../src/domain/tax/tax-terms.ts';
import { LEASE, MONDAY_8, officerOf, opened, PlayedCase } from './builders.ts';

export const PAYER = '91430100MA4L000466';
export const GUARANTEED = '91430100MA4L00011K';
export const BILL_1 = '490520181000000001-T01';
export const BILL_2 = '490520181000000001-T02';
const always = { validFromMs: 0, validToMs: Infinity };

export const RULES: TaxRules = {
  terms: [{ id: 'tax-bill', days: 15, lateRatePerDay: '0.0005', lateLeastYuan: '50', ...always }],
  guarantees: [{ guaranteeNo: 'GG-1', company: GUARANTEED, ...always }],
};

/** What a declaration comes to: duty and VAT, yuan. */
export function taxed(duty: string, vat: string, rest: Partial<CaseTax> = {}): CaseTax {
  const payable = rest.payable ?? '';
  return {
    ...{ payable, secured: '0.00', payableByTax: { 'import-duty': duty, 'import-vat': vat }, gaps: 0 },
    ...{ payerCompany: PAYER, payerName: '示例进口贸易有限公司', ...rest },
  };
}

export function taxedCase(lane: Lane, tax: CaseTax, overrides: Partial<CaseOpened> = {}): PlayedCase {
  const subject = new PlayedCase();
  subject.take(openCase(subject.state, opened({ lane, tax, ...overrides }), MONDAY_8, RULES));
  return subject;
}

export const theBank: Confirming = { kind: 'bank', subject: 'bank', company: '91430100MA4L000541' };

export function pay(subject: PlayedCase, paid: string, more: PayOptions = {}) {
  const { billNo = BILL_1, how = 'TAX_MEANS_PAYMENT', reference = `R-${billNo}`, by = theBank, at = MONDAY_8 } = more;
  return subject.take(settleTax(subject.state, { billNo, how, reference, paid: fenOf(paid), by }, at));
}
interface PayOptions {
  readonly billNo?: string;
  readonly how?: Means;
  readonly reference?: string;
  readonly by?: Confirming;
  readonly at?: number;
}

/** Customs claims and clears: the review is done. */
export function review(subject: PlayedCase, at = MONDAY_8) {
  const officer = officerOf('customs');
  subject.take(claim(subject.state, officer, LEASE, at));
  return subject.take(decideCase(subject.state, officer, { kind: 'clear', legalBasis: '' }, at, RULES));
}

type Name = NonNullable<ClearanceEvent['fact']>['$case'];

/** Values of all facts of a name, in order. */
export function valuesOf<N extends Name>({ events }: PlayedCase, name: N) {
  return events.flatMap(({ fact }) =>
    fact?.$case === name ? [fact.value as Extract<NonNullable<ClearanceEvent['fact']>, { $case: N }>['value']] : [],
  );
}
