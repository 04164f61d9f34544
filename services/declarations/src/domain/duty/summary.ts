import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { DeclarationsEvent } from '../events.ts';
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

/** The summary that counts after these facts: that of the acceptance, of the latest amendment or completion, or of a new assessment. */
export function keptDutyOf(facts: readonly DeclarationsEvent[]): DutySummary | undefined {
  return facts.reduce<DutySummary | undefined>((before, { fact }) => {
    if (fact?.$case === 'declarationAccepted') return fact.value.duty;
    if (fact?.$case === 'declarationAmended' || fact?.$case === 'declarationCompleted') return fact.value.now?.duty ?? before;
    return fact?.$case === 'dutyReassessed' ? fact.value.now : before;
  }, undefined);
}

/** Whether two summaries come to the same by the same rates, whatever day and version of the tables each was counted by. */
export function sameFigures(one: DutySummary, other: DutySummary): boolean {
  return figuresOf(one) === figuresOf(other);
}

function figuresOf({ complete, customsValue, payableByTax, payable, secured, gaps, rates }: DutySummary): string {
  const sorted = (map: Readonly<Record<string, string>>) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const used = rates.map(({ id, validFrom, figures }) => [id, validFrom, sorted(figures)]);
  return JSON.stringify([complete, customsValue, sorted(payableByTax), payable, secured, gaps, used]);
}
