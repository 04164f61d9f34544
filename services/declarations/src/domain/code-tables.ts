import type { Text } from './fault.ts';

/**
 * Tables that the rules read, and the columns that each has of its own. The data are files of `infra/code-tables/declarations`,
 * handed in at the start: a new code or rate is a new row, a new column is a change here.
 */
export const tableColumns = {
  'transport-modes': ['crosses_border', 'conveyance', 'voyage', 'waybill'],
  'trade-modes': [],
  'levy-natures': [],
  'duty-modes': [],
  terms: ['import_freight', 'import_insurance', 'export_freight', 'export_insurance'],
  units: ['kilograms'],
  'package-types': ['bulk'],
  'container-specifications': [],
  'customs-offices': [],
  countries: ['alpha2'],
  currencies: ['minor_digits'],
  ports: ['country', 'un_locode'],
  'border-ports': ['un_locode', 'customs_office'],
  'entry-types': [],
  'list-types': [],
  'transit-relations': [],
  'business-types': [],
  'licence-documents': ['direction', 'document'],
  'e-documents': [],
  districts: ['city'],
  'hs-headings': ['first_unit', 'second_unit', 'conditions', 'dangerous', 'category'],
  'trade-levy-pairs': ['duty_modes'],
  'account-kinds': ['trade_modes'],
  'trade-agreements': ['members'],
  'designated-goods': ['hs_prefixes'],
  'designated-sites': [],
  'ecommerce-limits': ['yuan'],
  'time-limits': ['days', 'rate_per_day', 'least_yuan'],
  'vin-check-required': [],
  limits: ['most'],
  'exchange-rates': ['cny_per_100'],
  'duty-rates': ['percent', 'yuan_per_unit', 'unit'],
  'consumption-taxes': ['percent', 'yuan_per_unit', 'unit'],
  'vat-classes': ['class'],
  'vat-rates': ['percent'],
  'origin-tariffs': ['tariff'],
  'duty-treatments': ['duty_percent', 'consumption_percent', 'vat_percent', 'settlement'],
  'charge-bases': ['base'],
  'tax-thresholds': ['least_yuan'],
  'receipt-codes': ['canonical', 'numeric', 'facts'],
  'receipt-states': ['rank', 'statuses'],
  'wco-codes': ['ours'],
  'summary-fields': ['path', 'demanded_by', 'item', 'least_digits', 'must_agree'],
  'amendment-reasons': ['kinds', 'after_release'],
  'advance-limits': ['minutes', 'days', 'warn_days'],
  'refund-modes': ['refundable', 'returns'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TableName = keyof typeof tableColumns;

/** Columns of rates and amounts: a cell of them is a decimal that is not negative, or empty. */
export const decimalColumns: ReadonlySet<string> = new Set([
  ...['days', 'warn_days', 'minutes'],
  ...['cny_per_100', 'percent', 'yuan_per_unit', 'duty_percent', 'consumption_percent', 'vat_percent', 'least_yuan', 'rate_per_day'],
]);
export const tableNames = Object.keys(tableColumns) as readonly TableName[];

/** How far a row may be trusted: compared with the official text, from memory or a secondary source, or known to be uncertain. */
export const confidences = ['verified', 'memory', 'doubtful'] as const;
export type Confidence = (typeof confidences)[number];

/** What a code that its table lacks is: refused, told, or nothing (a table that is only a starter). */
export const unknownCodes = ['error', 'warning', 'ignore'] as const;
export type UnknownCode = (typeof unknownCodes)[number];

/** One code while it has one meaning (代码). Days are days in China, yyyy-mm-dd. */
export interface CodeEntry extends Text {
  readonly code: string;
  readonly validFrom: string;
  /** Last day in force; empty: no end. */
  readonly validTo: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** The table's own columns that are filled, e.g. `kilograms` of a unit. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** 代码表: reference data with its origin. */
export interface CodeTable {
  readonly name: TableName;
  readonly title: Text;
  readonly about: string;
  readonly unknownCode: UnknownCode;
  /** Digest of the file. */
  readonly version: string;
  readonly entries: readonly CodeEntry[];
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
}

/** All tables as they were read together; `version` is the digest of all their bytes. */
export interface CodeTableSet {
  readonly version: string;
  readonly tables: Readonly<Record<TableName, CodeTable>>;
}

/** The tables as the law has them on a day (yyyy-mm-dd in China): what the rules read. */
export interface CodeTables extends CodeTableSet {
  readonly day: string;
}

export function tablesOn(set: CodeTableSet, day: string): CodeTables {
  return { version: set.version, tables: set.tables, day };
}

export const isInForce = (entry: CodeEntry, day: string): boolean =>
  entry.validFrom <= day && (entry.validTo === '' || day <= entry.validTo);

/** The entry of a code that is in force; undefined when there is none. */
export function entryOf(tables: CodeTables, table: TableName, code: string): CodeEntry | undefined {
  return tables.tables[table].byCode.get(code)?.find((entry) => isInForce(entry, tables.day));
}

export function attributeOf(tables: CodeTables, table: TableName, code: string, attribute: string): string | undefined {
  return entryOf(tables, table, code)?.attributes[attribute];
}

/** Words of a cell that holds several, divided by blanks. */
export const wordsOf = (cell: string | undefined): readonly string[] => (cell === undefined || cell === '' ? [] : cell.split(' '));

/** Largest number of a repeated part, e.g. `items`; the table of limits has them all. */
export function limitOf(tables: CodeTables, part: string): number {
  return Number(attributeOf(tables, 'limits', part, 'most') ?? 0);
}
