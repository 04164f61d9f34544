import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { DutyCalculation } from './calculation.ts';

export type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';

/**
 * What is kept of a calculation with the acceptance: its figures and the row and version of every rate, so that it can be told later from what
 * the tables say then. Unknown amounts are left out or empty.
 */
export function summaryOf(calculation: DutyCalculation): DutySummary {
  const { lawDay, codeTablesVersion, complete, customsValue = '', payable = '', secured = '', totals, gaps, rates } = calculation;
  return {
    ...{ lawDay: lawDay.day, codeTablesVersion, complete, customsValue, payable, secured, gaps: gaps.length },
    payableByTax: Object.fromEntries(totals.flatMap((total) => (total.payable === undefined ? [] : [[total.tax, total.payable]]))),
    rates: rates.map(({ id, validFrom, tableVersion, figures }) => ({ id, validFrom, tableVersion, figures: { ...figures } })),
  };
}
