import type { EnteredBill, RecordDeclared, WarehousesEvent } from './entered-bill.ts';
import { counted } from './goods-count.ts';
import { settled } from './settle.ts';

/** When and by whom something was said that a bill learns. */
interface Told {
  readonly occurredAtMs: number;
  readonly source: string;
}

/**
 * Learns what a record (备案清单) of the bill declares as of a version of its declaration. Versions may come in any order and more than
 * once: the highest counts, so there is nothing to refuse.
 */
export function declareRecord(state: EnteredBill, { goods, ...record }: RecordDeclared, told: Told): readonly WarehousesEvent[] {
  if (isKnown(state, record)) return [];
  const value = { ...record, goods: [...counted(goods)] };
  return settled(state, [{ ...told, fact: { $case: 'recordDeclared', value } }]);
}

/** A record is none of this bill any more: withdrawn (撤销), returned (退单), lapsed (失效), or amended to another bill. */
export interface VoidRecord {
  readonly accountNo: string;
  readonly billNo: string;
  readonly declarationId: string;
  readonly declarationVersion: number;
  readonly cause: 'WITHDRAWN' | 'RETURNED' | 'EXPIRED' | 'MOVED';
}

export function voidRecord(state: EnteredBill, command: VoidRecord, told: Told): readonly WarehousesEvent[] {
  if (isKnown(state, command)) return [];
  return settled(state, [{ ...told, fact: { $case: 'recordVoided', value: command } }]);
}

export interface ReleaseRecord {
  readonly accountNo: string;
  readonly billNo: string;
  readonly declarationId: string;
}

/** The declaration of a record was released (放行); it may be learned before the record itself. */
export function releaseRecord(state: EnteredBill, command: ReleaseRecord, told: Told): readonly WarehousesEvent[] {
  const known = state.records.find(({ declarationId }) => declarationId === command.declarationId);
  if (known?.released === true) return [];
  return settled(state, [{ ...told, fact: { $case: 'recordReleased', value: command } }]);
}

/** True when the bill knows this version of the declaration, or a newer one. */
function isKnown(
  state: EnteredBill,
  { declarationId, declarationVersion }: Pick<VoidRecord, 'declarationId' | 'declarationVersion'>,
): boolean {
  return state.records.some((record) => record.declarationId === declarationId && record.version >= declarationVersion);
}
