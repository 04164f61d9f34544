import { consignmentAt } from './declaration.ts';
import type { Consignment } from './declaration.ts';
import { ACCOUNT, ACCOUNT_HS_CODE, intoZone } from './keeper.ts';
import type { Chance } from './random.ts';
import { expectStatus, HOUR_MS } from './stage.ts';
import type { Stage } from './stage.ts';

/** BillType of goods that entered first (先进区、后报关). */
const ENTER_FIRST_LIST = '2';
/** What the record of each bill of the sample says: nothing yet, what came in, or one kilogram more. */
const BILLS = ['none', 'same', 'more'] as const;

/**
 * On the day that begins at `day` three bills enter the zone first, whatever else happens: one waits for its record, the record of one agrees
 * with what came in and waits for customs, and that of one does not agree. `chance` is one of their own, so the day around them stays the same.
 */
export function planEnterFirst(stage: Stage, day: number, chance: Chance): void {
  for (const [index, said] of BILLS.entries()) {
    const consignment = intoZone(drawn(chance, day));
    const content = { ...consignment.content, header: { ...consignment.content.header, billType: ENTER_FIRST_LIST } };
    const enteredAt = day + (9 + index) * HOUR_MS;
    stage.agenda.plan(enteredAt, () => receive(stage, { ...consignment, content }, index + 1, said === 'more' ? 1 : 0));
    if (said === 'none') continue;
    stage.agenda.plan(enteredAt + 2 * HOUR_MS, async () => {
      expectStatus(await stage.as('operator-a').post('/v1/declarations', content, `enter-first/${consignment.billNo}`), 202);
      stage.tally.declarations++;
    });
  }
}

/** Goods that the account of the sample keeps. */
function drawn(chance: Chance, at: number): Consignment {
  for (;;) {
    const consignment = consignmentAt(chance, at);
    if (consignment.direction === 'I' && consignment.content.items[0]?.['hsCode'] === ACCOUNT_HS_CODE) return consignment;
  }
}

async function receive(stage: Stage, { billNo, content }: Consignment, n: number, missing: number): Promise<void> {
  const lines = content.items.map(({ hsCode, name, unit, quantity }, index) => {
    const came = Number(quantity) - (index === 0 ? missing : 0);
    return { hsCode, name, unit, quantity: came.toFixed(5) };
  });
  const receipt = { billNo, receiptNo: `JQ-${n}`, enteredAt: new Date(stage.now()).toISOString(), vehicle: `湘A8600${n}`, lines };
  expectStatus(await stage.as('warehouse-keeper').post(`/v1/warehouses/accounts/${ACCOUNT}/enter-first`, receipt), 200);
}
