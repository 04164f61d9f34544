import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CaseState } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { CaseTax, ClearanceEvent } from '../domain/facts.ts';
import { streamId } from '../domain/stream-id.ts';
import { reassessTax as reassess } from '../domain/tax/reassess-tax.ts';
import type { TaxRules } from '../domain/tax/tax-terms.ts';

interface ReassessTaxDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly taxRules: TaxRules;
}

/** Takes over what a declaration comes to from now on. `tax` without a payer: that of the case stays. */
export function reassessTax({ journal, clock, taxRules }: ReassessTaxDeps) {
  return async (
    { declarationId, tax, why }: { readonly declarationId: string; readonly tax: CaseTax; readonly why: string },
    meta: { readonly commandId: string; readonly cause: string },
  ): Promise<void> => {
    const nowMs = clock.now();
    await journal.change(clearanceCase, streamId(declarationId), { ...meta, by: 'system' }, (state: CaseState) => {
      // both facts come by one group, in order: another amount without a case is a fault that somebody has to look at
      if (state.status === 'NONE') throw new Error(`case/${declarationId} is reassessed and was never opened`);
      const { traderCompany, traderName } = state.opened;
      const payer = tax.payerCompany === '' ? { payerCompany: traderCompany, payerName: traderName } : {};
      return reassess(state, { ...tax, ...payer }, why, nowMs, taxRules);
    });
  };
}
