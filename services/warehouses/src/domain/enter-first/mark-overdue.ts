import { declareByMs, standing } from './entered-bill.ts';
import type { EnteredBill, WarehousesEvent } from './entered-bill.ts';

/** Records that a bill had no record (备案清单) by its last moment (逾期未报), once; nothing to do while one stands. `now` is epoch ms. */
export function markRecordOverdue(state: EnteredBill, now: number): readonly WarehousesEvent[] {
  const by = declareByMs(state);
  if (by === 0 || now <= by || state.overdue || standing(state).length > 0) return [];
  const { accountNo, billNo, keeperCompany } = state;
  const value = { accountNo, billNo, keeperCompany, declareByMs: by };
  return [{ occurredAtMs: by, source: 'system', fact: { $case: 'recordOverdue', value } }];
}
