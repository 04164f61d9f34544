import type { Confidence, TableName } from '../code-tables.ts';
import type { Text } from '../fault.ts';
import type { LawDay } from './law-day.ts';

/** A row of a table that the calculation used, with its origin: what makes it possible to check it. */
export interface RateUsed extends Text {
  /** `duty-rates:84571010/mfn`; steps name it. */
  readonly id: string;
  readonly table: TableName;
  readonly code: string;
  /** The table's own columns that are filled, e.g. `percent`. */
  readonly figures: Readonly<Record<string, string>>;
  readonly validFrom: string;
  readonly validTo: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Digest of the table. */
  readonly tableVersion: string;
}

/** How a step's exact figure became its result: half up to fen, down to yuan, shares without loss, or as it is. */
export type Rounding = 'half-up' | 'down-to-yuan' | 'shares' | 'none';

export type StepKind =
  | 'price'
  | 'freight'
  | 'insurance'
  | 'other-costs'
  | 'fob-value'
  | 'customs-value'
  | 'import-duty'
  | 'export-duty'
  | 'consumption-base'
  | 'consumption-tax'
  | 'vat-base'
  | 'import-vat'
  | 'relief'
  | 'late-fee';

/** One line of the worked calculation (计算步骤). Amounts are decimal strings in yuan. */
export interface Step {
  readonly kind: StepKind;
  readonly name: Text;
  /** The formula with its figures, e.g. `169000.00 EUR × 777.00 / 100`. */
  readonly expression: string;
  /** Before rounding; a figure that does not end is cut with an ellipsis. */
  readonly exact: string;
  readonly rounding: Rounding;
  /** Two decimals. */
  readonly result: string;
  /** Ids of the rates in it. */
  readonly rates: readonly string[];
}

/** What keeps an amount from being calculated (缺项): never taken for zero. */
export interface Gap {
  /** `rate`: a table has no row for the day; `field`: the declaration does not say it. */
  readonly kind: 'rate' | 'field';
  /** Table and code that are missing; empty for a field. */
  readonly table: TableName | '';
  readonly code: string;
  /** yyyy-mm-dd for which it is missing; empty for a field. */
  readonly day: string;
  /** JSON pointer to the field that it is about. */
  readonly path: string;
  /** 项号; empty: the whole declaration. */
  readonly itemNo: string;
  readonly message: Text;
  readonly hint: Text;
}

export type TaxKind = 'import-duty' | 'export-duty' | 'consumption-tax' | 'import-vat' | 'late-fee';

/** How taxes are settled (征减免税方式): paid, or secured by deposit (保证金) or letter of guarantee (保函). */
export type Settlement = 'pay' | 'deposit' | 'guarantee';

/** Taxes of one item. An amount that cannot be known is absent. */
export interface ItemDuty {
  readonly itemNo: string;
  readonly hsCode: string;
  readonly name: string;
  readonly steps: readonly Step[];
  /** 完税价格, yuan. */
  readonly customsValue?: string | undefined;
  readonly taxes: Readonly<Partial<Record<Exclude<TaxKind, 'late-fee'>, string>>>;
  readonly settlement?: Settlement | undefined;
}

/** One tax of the whole declaration. Amounts in yuan; absent: not known. */
export interface TaxTotal {
  readonly tax: TaxKind;
  readonly assessed?: string | undefined;
  /** What is to be paid: nothing below the threshold (起征点). */
  readonly payable?: string | undefined;
  /** What is secured instead. */
  readonly secured?: string | undefined;
  /** The threshold that it stays below, yuan. */
  readonly belowThreshold?: string | undefined;
}

/** 税费计算: every step with its inputs, formula, rounding and the origin of every rate. */
export interface DutyCalculation {
  readonly direction: string;
  /** Day of acceptance in China, or today for what is not yet filed. */
  readonly acceptedDay: string;
  readonly lawDay: LawDay;
  /** Publication day of the exchange rates of that day's month. */
  readonly exchangeRateDay: string;
  /** Digest of all code tables. */
  readonly codeTablesVersion: string;
  /** Whether nothing is missing. */
  readonly complete: boolean;
  readonly rates: readonly RateUsed[];
  /** Of the whole declaration: charges, late fee. */
  readonly steps: readonly Step[];
  readonly items: readonly ItemDuty[];
  readonly customsValue?: string | undefined;
  readonly totals: readonly TaxTotal[];
  readonly payable?: string | undefined;
  readonly secured?: string | undefined;
  readonly gaps: readonly Gap[];
  /** What no step looks at, so that nobody takes the figure for more than it is. */
  readonly notes: readonly Text[];
}
