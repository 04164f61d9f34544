import { received, standing } from './entered-bill.ts';
import type { Comparison, EnteredBill, WarehousesEvent } from './entered-bill.ts';
import { enteredBill } from './evolve-entered-bill.ts';
import { differences, sameGoods } from './goods-count.ts';

/**
 * Adds what follows from `facts`: the comparison of received and declared where it became another (比对), and, where they agree and
 * all records are released, what each record lets be booked (可核扣). It stands in the commit of the fact that made it so.
 */
export function settled(state: EnteredBill, facts: readonly WarehousesEvent[]): readonly WarehousesEvent[] {
  const cause = facts.at(-1);
  if (cause === undefined) return facts;
  const after = facts.reduce(enteredBill.evolve, state);
  const { accountNo, billNo } = after;
  const compared = compare(after);
  if (compared === null) return facts;
  const follows: WarehousesEvent[] = [];
  if (!sameComparison(compared, after.compared)) {
    const value = { accountNo, billNo, lines: [...compared.lines], reconciled: compared.reconciled };
    follows.push({ ...cause, fact: { $case: 'recordCompared', value } });
  }
  const records = standing(after);
  if (compared.reconciled && records.every(({ released }) => released)) {
    for (const { declarationId, declarationNo, goods, cleared } of records) {
      if (cleared !== null && sameGoods(cleared, goods)) continue;
      const value = { accountNo, billNo, declarationId, declarationNo, goods: [...goods] };
      follows.push({ ...cause, fact: { $case: 'heldGoodsCleared', value } });
    }
  }
  return [...facts, ...follows];
}

/** Null while nothing was received or nothing is declared. */
function compare(bill: EnteredBill): Comparison | null {
  const records = standing(bill);
  const entered = received(bill);
  if (entered.length === 0 || records.length === 0) return null;
  const lines = differences(
    entered,
    records.flatMap((record) => record.goods),
  );
  return { lines, reconciled: lines.every(({ received, declared }) => received === declared) };
}

function sameComparison(a: Comparison, b: Comparison | null): boolean {
  // names are for readers and come from whoever was first: they make no other comparison
  const told = (each: Comparison | null) => each?.lines.map(({ hsCode, unit, received, declared }) => [hsCode, unit, received, declared]);
  return JSON.stringify(told(a)) === JSON.stringify(told(b));
}
