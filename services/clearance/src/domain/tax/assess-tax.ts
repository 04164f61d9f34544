import { dayInChina, daysLater } from '@tongguan/calendar/days';
import type { CaseOpened, ClearanceEvent, TaxBill } from '../facts.ts';
import { fact } from '../facts.ts';
import type { ByTax } from './money.ts';
import { minus, plus, textOf, totalOf, yuanOf } from './money.ts';
import type { Bill, Demand, TaxState } from './tax-state.ts';
import { billOf, DEMANDS, dueOf, openBills, settledOf } from './tax-state.ts';
import type { TaxRules } from './tax-terms.ts';
import { guaranteeOf, termsAt } from './tax-terms.ts';

const SYSTEM = 'system';
const CUSTOMS = 'customs';

/**
 * Brings the bills of a reviewed case in line with what its declaration comes to (税费核定 TAX_ASSESSED). More than was billed: another bill,
 * supplementary (补征) when there was one before. Less: open bills are void and what is left is billed anew, with their due day, so that nobody
 * gains time by it; what was settled beyond is to be given back (退税). A bill of a company with a general guarantee (汇总征税总担保) is settled
 * by it at once. Billed exactly: nothing.
 */
export function assessTax(tax: TaxState, opened: CaseOpened, rules: TaxRules, nowMs: number): readonly ClearanceEvent[] {
  const events: ClearanceEvent[] = [];
  // numbers count over all bills of the case, also the void ones
  let bills = tax.bills.length;
  for (const demand of DEMANDS) {
    const due = dueOf(tax, demand);
    const open = openBills(tax, demand);
    const billed = plus(settledOf(tax, demand), ...open.map(({ byTax }) => byTax));
    const more = totalOf(due) - totalOf(billed);
    if (more > 0n) events.push(...issue(++bills, demand, minus(due, billed), tax, opened, rules, nowMs));
    if (more >= 0n) continue;
    events.push(...open.map((bill) => voided(opened, bill, 'replaced', nowMs)));
    const left = minus(due, settledOf(tax, demand));
    const [firstDueDay] = open.map(({ dueDay }) => dueDay).sort();
    if (totalOf(left) > 0n) events.push(...issue(++bills, demand, left, tax, opened, rules, nowMs, firstDueDay));
    else if (totalOf(left) < 0n) events.push(refundDue(opened, demand, minus(new Map(), left), 'reassessed', nowMs));
  }
  return events;
}

/** The case is refused or withdrawn: nothing is owed any more. Open bills are void, what was settled is to be given back. */
export function endTax(tax: TaxState, opened: CaseOpened, nowMs: number): readonly ClearanceEvent[] {
  return DEMANDS.flatMap((demand) => {
    const settled = settledOf(tax, demand);
    return [
      ...openBills(tax, demand).map((bill) => voided(opened, bill, 'case-ended', nowMs)),
      ...(totalOf(settled) > 0n ? [refundDue(opened, demand, settled, 'case-ended', nowMs)] : []),
    ];
  });
}

function issue(
  number: number,
  demand: Demand,
  amounts: ByTax,
  tax: TaxState,
  opened: CaseOpened,
  rules: TaxRules,
  nowMs: number,
  dueDay?: string,
): readonly ClearanceEvent[] {
  const { caseId, declarationId, declarationNo, traderCompany, traderName, filedByCompany, customsOffice, sample } = opened;
  const terms = termsAt(rules, nowMs);
  const issuedDay = dayInChina(nowMs);
  const late = demand === 'TAX_DEMAND_PAY' ? { lateRatePerDay: terms.lateRatePerDay, lateLeastYuan: terms.lateLeastYuan } : noLateFee;
  const payerCompany = tax.due?.payerCompany ?? traderCompany;
  const bill: TaxBill = {
    ...{ billNo: `${declarationNo}-T${String(number).padStart(2, '0')}`, demand, kind: kindOf(tax, demand, dueDay) },
    ...{ amount: yuanOf(totalOf(amounts)), byTax: textOf(amounts), termsId: terms.id },
    ...{ issuedDay, dueDay: dueDay ?? daysLater(issuedDay, terms.days), ...late },
    ...{ payerCompany, payerName: tax.due?.payerName ?? traderName, gaps: tax.due?.gaps ?? 0 },
  };
  const about = { caseId, declarationId, declarationNo, customsOffice, filedByCompany, sample };
  const assessed = fact('taxAssessed', { ...about, bill }, nowMs, CUSTOMS);
  const guarantee = guaranteeOf(rules, payerCompany, nowMs);
  if (guarantee === undefined) return [assessed];
  const settled = {
    ...{ caseId, declarationId, declarationNo, billNo: bill.billNo, amount: yuanOf(billOf(bill).fen), lateFee: '0.00' },
    ...{ how: 'TAX_MEANS_GENERAL_GUARANTEE' as const, reference: guarantee.guaranteeNo, issuer: CUSTOMS, officer: '', legalBasis: '' },
  };
  return [assessed, fact('taxSettled', settled, nowMs, SYSTEM)];
}

const noLateFee = { lateRatePerDay: '', lateLeastYuan: '' } as const;

function kindOf(tax: TaxState, demand: Demand, dueDay: string | undefined): TaxBill['kind'] {
  if (dueDay !== undefined) return 'TAX_BILL_KIND_REPLACEMENT';
  const before = tax.bills.some((bill) => bill.demand === demand && bill.status !== 'VOID');
  return before ? 'TAX_BILL_KIND_SUPPLEMENTARY' : 'TAX_BILL_KIND_FIRST';
}

function voided({ caseId, declarationId }: CaseOpened, { billNo }: Bill, why: string, nowMs: number): ClearanceEvent {
  return fact('taxBillVoided', { caseId, declarationId, billNo, why }, nowMs, CUSTOMS);
}

function refundDue({ caseId, declarationId }: CaseOpened, demand: Demand, amounts: ByTax, why: string, nowMs: number): ClearanceEvent {
  const value = { caseId, declarationId, demand, amount: yuanOf(totalOf(amounts)), byTax: textOf(amounts), why };
  return fact('taxRefundDue', value, nowMs, CUSTOMS);
}
