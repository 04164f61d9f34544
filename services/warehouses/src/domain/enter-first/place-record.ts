import type { WarehousesEvent } from './entered-bill.ts';

/** Which bill of which account a declaration is the record of; empty texts: of none. */
export interface Place {
  readonly accountNo: string;
  readonly billNo: string;
}
export interface RecordState extends Place {
  readonly version: number;
}

export const nowhere: Place = { accountNo: '', billNo: '' };

/**
 * Stream `record/<declaration id>`: an amended declaration names its new bill, and one that was returned names none. The old one is
 * remembered here.
 */
export const declaredRecord = {
  category: 'record',
  initial: { ...nowhere, version: 0 } satisfies RecordState as RecordState,
  evolve: (state: RecordState, { fact }: WarehousesEvent): RecordState => {
    if (fact?.$case !== 'recordPlaced') return state;
    const { accountNo, billNo, declarationVersion: version } = fact.value;
    return { accountNo, billNo, version };
  },
};

export interface PlaceRecord {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly declarationVersion: number;
  readonly place: Place;
}

/** Learns the place as of a version of the declaration. Declarations that are and were no record leave no trace. */
export function placeRecord(
  state: RecordState,
  { place, ...declaration }: PlaceRecord,
  told: { readonly occurredAtMs: number; readonly source: string },
): readonly WarehousesEvent[] {
  if (declaration.declarationVersion <= state.version) return [];
  if (place.billNo === '' && state.billNo === '') return [];
  const value = { ...declaration, ...place, previousAccountNo: state.accountNo, previousBillNo: state.billNo };
  return [{ ...told, fact: { $case: 'recordPlaced', value } }];
}
