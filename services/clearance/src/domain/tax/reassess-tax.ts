import type { CaseState } from '../case.ts';
import { settle } from '../case.ts';
import type { CaseTax, ClearanceEvent } from '../facts.ts';
import { fact } from '../facts.ts';
import { byTaxOf } from './money.ts';
import type { TaxRules } from './tax-terms.ts';

/**
 * The declaration comes to other duty and taxes, without the case being screened anew: by an amendment that touches nothing else, or since the
 * rates of another day count (提前申报, domain.md §1.7). Also of a case that was released: more is billed and less given back all the same.
 */
export function reassessTax(state: CaseState, now: CaseTax, why: string, nowMs: number, rules: TaxRules): readonly ClearanceEvent[] {
  if (state.status === 'NONE' || state.status === 'REFUSED' || state.status === 'WITHDRAWN') return [];
  if (state.tax.due !== undefined && sameTax(state.tax.due, now)) return [];
  const { caseId, declarationId } = state.opened;
  return settle(state, [fact('taxReassessed', { caseId, declarationId, now, why }, nowMs, 'system')], nowMs, rules);
}

function sameTax(left: CaseTax, right: CaseTax): boolean {
  const text = ({ payableByTax, payable, secured, payerCompany }: CaseTax) =>
    JSON.stringify([[...byTaxOf(payableByTax)].map(([tax, fen]) => `${tax}=${String(fen)}`).sort(), payable, secured, payerCompany]);
  return text(left) === text(right);
}
