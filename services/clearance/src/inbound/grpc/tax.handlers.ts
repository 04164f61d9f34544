import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { SettleTaxRequest, TaxServiceService } from '@tongguan/contracts/clearance/v1/tax';
import type { Handlers } from '@tongguan/grpc/transport';
import { holdsOf, statusOf } from '../../domain/case.ts';
import { refused } from '../../domain/refusals.ts';
import { fenOf } from '../../domain/tax/money.ts';
import type { Confirming, Means } from '../../domain/tax/settle-tax.ts';
import type { listTaxBills, TaxBillFilter, TaxSight } from '../../use-cases/list-tax-bills.ts';
import type { settleTax } from '../../use-cases/settle-tax.ts';
import { officerOf, seesEverything } from './callers.ts';
import { refusalError } from './refusals.ts';
import { taxBillRow } from './tax-messages.ts';

interface TaxUseCases {
  readonly list: ReturnType<typeof listTaxBills>;
  readonly settle: ReturnType<typeof settleTax>;
}

const REFERENCE = /^[\x21-\x7e\p{Script=Han}]{1,60}$/u;
const AMOUNT = /^\d{1,15}(\.\d{1,2})?$/;

/** The gRPC door of tax bills. A trader confirms nothing: goods would go on its own word. */
export function taxHandlers(useCases: TaxUseCases): Handlers<typeof TaxServiceService> {
  return {
    async listTaxBills(request, call) {
      const sight = sightOf(call);
      const page = await useCases.list(sight, { ...request, state: stateOf(request.state) });
      if (page.outcome === 'refused') throw refusalError(page.refusal);
      return {
        rows: page.rows.map(({ body }) => taxBillRow(body, { forBank: sight.of === 'bank' }, page.nowMs)),
        nextCursor: page.nextCursor,
      };
    },
    async settleTax(request, call) {
      const by = confirmingOf(call, request);
      const { billNo, reference, paid } = request;
      if (!REFERENCE.test(reference)) throw refusalError(refused(reference === '' ? 'receipt-missing' : 'receipt-malformed'));
      if (!AMOUNT.test(paid)) throw refusalError(refused('amount-malformed'));
      if (request.legalBasis.length > MAX_BASIS) throw refusalError(refused('text-too-long', { most: String(MAX_BASIS) }));
      const settled = await useCases.settle({ billNo, how: meansOf(request), reference, paid: fenOf(paid), by });
      if (settled.outcome === 'refused') throw refusalError(settled.refusal);
      const { state, version, repeated } = settled;
      // a bank learns nothing of the goods' way, nor whether they are free now
      const ofCase = by.kind === 'bank' ? { caseStatus: '', holds: [] } : { caseStatus: statusOf(state), holds: holdsOf(state) };
      return { billNo, caseId: state.opened.caseId, version, repeated, ...ofCase };
    },
  };
}

const MAX_BASIS = 500;

function confirmingOf(call: Identified, { legalBasis }: SettleTaxRequest): Confirming {
  const { roles, subject, company } = requireRole(call, 'bank', 'officer');
  if (roles.includes('officer')) return { kind: 'officer', officer: officerOf(call), legalBasis };
  if (company === undefined) throw refusalError(refused('bank-unknown'));
  return { kind: 'bank', subject, company };
}

function meansOf({ how }: SettleTaxRequest): Means {
  switch (how) {
    case 'TAX_MEANS_PAYMENT':
    case 'TAX_MEANS_DEPOSIT':
    case 'TAX_MEANS_GUARANTEE_LETTER':
      return how;
    case 'TAX_MEANS_GENERAL_GUARANTEE':
      throw refusalError(refused('general-guarantee-by-rule'));
    case 'TAX_MEANS_UNSPECIFIED':
    case 'UNRECOGNIZED':
      throw refusalError(refused('means-missing'));
  }
}

function sightOf(call: Identified): TaxSight {
  const principal = requireRole(call, 'bank', 'operator', 'officer', 'administrator', 'auditor');
  const { roles, company = '', authority, offices } = principal;
  if (seesEverything(principal)) return { of: 'all' };
  if (roles.includes('officer')) {
    // what is owed is customs' business
    if (authority !== 'customs') throw refusalError(refused('not-your-authority'));
    return { of: 'offices', offices };
  }
  return roles.includes('bank') ? { of: 'bank', company } : { of: 'company', company };
}

const STATES: readonly TaxBillFilter['state'][] = ['open', 'overdue', 'settled', 'void'];

function stateOf(state: string): TaxBillFilter['state'] {
  const found = state === '' ? 'open' : STATES.find((each) => each === state);
  if (found === undefined) throw refusalError(refused('unknown-state'));
  return found;
}
