import type { Effective } from '../tables/tables.ts';

/** Row of tax-terms.csv: until when a bill is to be paid, and what is owed when it is not (缴款期限、滞纳金). */
export interface TaxTerms extends Effective {
  readonly id: string;
  /** Days from the day of the bill. */
  readonly days: number;
  /** Share of the amount for each day after the due day, decimal text. */
  readonly lateRatePerDay: string;
  /** A fee below this is not levied (起征点), decimal yuan. */
  readonly lateLeastYuan: string;
}

/** Row of guarantees.csv: a general guarantee (汇总征税总担保), which settles every bill of its company at the assessment. */
export interface GeneralGuarantee extends Effective {
  readonly guaranteeNo: string;
  /** USCC of the payer. */
  readonly company: string;
}

export interface TaxRules {
  readonly terms: readonly TaxTerms[];
  readonly guarantees: readonly GeneralGuarantee[];
}

/** For decisions that assess nothing. */
export const noTaxRules: TaxRules = { terms: [], guarantees: [] };

const inForce = ({ validFromMs, validToMs }: Effective, atMs: number): boolean => validFromMs <= atMs && atMs < validToMs;

/** Terms of a bill that is issued at `atMs` (epoch ms). @throws when no row is in force: the start of the service checks that one always is. */
export function termsAt({ terms }: TaxRules, atMs: number): TaxTerms {
  const found = terms.find((each) => inForce(each, atMs));
  if (found === undefined) throw new Error('tax is to be assessed and no row of tax-terms.csv is in force');
  return found;
}

/** The general guarantee of a company at `atMs`; undefined: it pays bill by bill (逐票征税). */
export function guaranteeOf({ guarantees }: TaxRules, company: string, atMs: number): GeneralGuarantee | undefined {
  return guarantees.find((each) => each.company === company && inForce(each, atMs));
}
