import type { TaxBillRow } from '@tongguan/contracts/clearance/v1/tax';
import { iso, orNull, short } from './format.ts';

const MEANS = ['PAYMENT', 'DEPOSIT', 'GUARANTEE_LETTER', 'GENERAL_GUARANTEE'] as const;
const KINDS = ['FIRST', 'SUPPLEMENTARY', 'REPLACEMENT'] as const;
const STATUSES = ['OPEN', 'SETTLED', 'VOID'] as const;
const among = <T extends string>(known: readonly T[], value: string | null): T | undefined => known.find((each) => each === value);

/** Order of the taxes on a bill; what is not named here comes after. */
const TAXES = ['import-duty', 'export-duty', 'consumption-tax', 'import-vat', 'late-fee'];
const placeOf = (tax: string): number => (TAXES.includes(tax) ? TAXES.indexOf(tax) : TAXES.length);

/** A tax bill of the contracts as the API shows it; none where its own part is missing. */
export function taxBillBodies(row: TaxBillRow) {
  const { bill, declarationNo, declarationId, customsOffice, status, lateFee, total, overdue, reference, sample } = row;
  if (bill === undefined) return [];
  const { billNo, payerCompany, payerName, amount, byTax, issuedDay, dueDay, lateRatePerDay, gaps } = bill;
  return [
    {
      ...{ billNo, declarationNo, declarationId: orNull(declarationId), customsOffice, payerCompany, payerName, amount, lateFee, total },
      ...{ issuedDay, dueDay, lateRatePerDay: orNull(lateRatePerDay), overdue, gaps, reference: orNull(reference), sample },
      demand: short(bill.demand, 'TAX_DEMAND') === 'SECURE' ? ('SECURE' as const) : ('PAY' as const),
      kind: among(KINDS, short(bill.kind, 'TAX_BILL_KIND')) ?? ('FIRST' as const),
      status: among(STATUSES, status) ?? ('OPEN' as const),
      byTax: Object.entries(byTax)
        .map(([tax, yuan]) => ({ tax, amount: yuan }))
        .sort((a, b) => placeOf(a.tax) - placeOf(b.tax)),
      how: among(MEANS, short(row.how, 'TAX_MEANS')) ?? null,
      issuedAt: iso(row.issuedAtMs),
      endedAt: iso(row.endedAtMs),
    },
  ];
}
