import { testHost } from '@tongguan/testing/host';
import { expect, it } from 'vitest';
import type { TaxBillEntry } from '../src/read-models/tax-bill-list.ts';
import { taxBillListDefinition } from '../src/read-models/tax-bill-list.ts';
import type { TaxBillFilter, TaxSight } from '../src/use-cases/list-tax-bills.ts';
import { taxBillQuery } from '../src/use-cases/list-tax-bills.ts';

const everything: TaxBillFilter = {
  ...{ state: 'open', billNo: '', cursor: '', limit: 50, waitBillNo: '', waitCaseId: '', waitVersion: 0 },
};

it('serves every question for tax bills from an index', async () => {
  await using host = await testHost();
  const model = await host.readModels.open<TaxBillEntry>(taxBillListDefinition);
  const sights: readonly TaxSight[] = [
    { of: 'all' },
    { of: 'offices', offices: ['4905'] },
    { of: 'offices', offices: ['4905', '4902', '4908'] },
    { of: 'company', company: 'C' },
    { of: 'bank', company: 'B' },
  ];
  for (const sight of sights)
    for (const state of ['open', 'overdue', 'settled', 'void'] as const)
      for (const billNo of ['', '490520181']) {
        const served = await model.explain(taxBillQuery(sight, { ...everything, state, billNo }, host.clock.now()));
        expect(served, `${sight.of} ${state} ${billNo}`).toMatch(/^by-/);
      }
});
