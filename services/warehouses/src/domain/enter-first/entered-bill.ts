import type {
  EnteredLine,
  GoodsCount,
  GoodsDifference,
  GoodsEntered,
  RecordDeclared,
  WarehousesEvent,
} from '@tongguan/contracts/warehouses/v1/events';

export type { EnteredLine, GoodsCount, GoodsDifference, GoodsEntered, RecordDeclared, WarehousesEvent };

/** 进区单: what came in on one truck. */
export interface Receipt {
  readonly receiptNo: string;
  /** Epoch ms, as all times here. */
  readonly enteredAtMs: number;
  readonly vehicle: string;
  readonly lines: readonly EnteredLine[];
  readonly declareByMs: number;
  /** Empty: it counts. */
  readonly voidReason: string;
}

/** 备案清单 of the bill, as of the newest version that is known of its declaration. */
export interface DeclaredRecord {
  readonly declarationId: string;
  readonly declarationNo: string;
  /** Version of the declaration's stream. */
  readonly version: number;
  /** Empty: it stands. */
  readonly voidCause: string;
  readonly listType: string;
  readonly declaredAtMs: number;
  readonly goods: readonly GoodsCount[];
  readonly companies: readonly string[];
  readonly released: boolean;
  /** What was cleared for booking last; null: nothing yet. */
  readonly cleared: readonly GoodsCount[] | null;
}

/** Received beside declared, by HS code and unit. */
export interface Comparison {
  readonly lines: readonly GoodsDifference[];
  readonly reconciled: boolean;
}

/**
 * A bill whose goods enter first (先进区、后报关, domain.md §1.12): stream `enter-first/<account no>/<bill no>`, where receipts and
 * records meet in any order. Plain JSON, since the read model keeps it as it is.
 */
export interface EnteredBill {
  /** Empty until anything is known. */
  readonly accountNo: string;
  readonly billNo: string;
  /** Of the first receipt; empty: none yet. */
  readonly keeperCompany: string;
  readonly customsOffice: string;
  readonly sample: boolean;
  readonly receipts: readonly Receipt[];
  readonly records: readonly DeclaredRecord[];
  /** It was found without a record after the last moment. */
  readonly overdue: boolean;
  /** Null while one side is missing. */
  readonly compared: Comparison | null;
}

export const noBill: EnteredBill = {
  ...{ accountNo: '', billNo: '', keeperCompany: '', customsOffice: '', sample: false },
  ...{ receipts: [], records: [], overdue: false, compared: null },
};

export const standing = ({ records }: EnteredBill): readonly DeclaredRecord[] =>
  records.filter(({ version, voidCause }) => version > 0 && voidCause === '');

/** Receipts that count. */
export const entries = ({ receipts }: EnteredBill): readonly Receipt[] => receipts.filter(({ voidReason }) => voidReason === '');

/** All lines that came in. */
export const received = (bill: EnteredBill): readonly EnteredLine[] => entries(bill).flatMap(({ lines }) => lines);

/** Last moment in which the record is in time: that of the earliest entry; 0: nothing has entered. */
export function declareByMs(bill: EnteredBill): number {
  const receipts = entries(bill);
  return receipts.length === 0 ? 0 : Math.min(...receipts.map((receipt) => receipt.declareByMs));
}
