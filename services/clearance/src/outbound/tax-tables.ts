import type { GeneralGuarantee, TaxRules, TaxTerms } from '../domain/tax/tax-terms.ts';
import { effective } from './effective.ts';
import { tableOpener } from './table-opener.ts';
import type { Row } from './table-reader.ts';
import { TablesError } from './table-reader.ts';

/** Loads tax-terms.csv and guarantees.csv of a folder; they are no part of the version that decides the lane. @throws TablesError */
export function loadTaxTables(dir: string): TaxRules {
  const faults: string[] = [];
  const table = tableOpener(dir, faults, () => undefined);
  const terms = table('tax-terms.csv', 'id', ['days', 'late_rate_per_day', 'late_least_yuan'], taxTerms);
  const guarantees = table('guarantees.csv', 'guarantee_no', ['company', 'name'], guarantee);
  // a case that cannot be billed could never be released
  if (faults.length === 0 && !terms.some(({ validToMs }) => validToMs === Infinity)) faults.push('tax-terms.csv: no row is without an end');
  if (faults.length > 0) throw new TablesError(faults);
  return { terms, guarantees };
}

function taxTerms(row: Row): TaxTerms {
  return {
    id: row.text('id'),
    days: whole(row, 'days', 0, 366),
    lateRatePerDay: decimal(row, 'late_rate_per_day', 0, 0.1),
    lateLeastYuan: decimal(row, 'late_least_yuan', 0, 1_000_000),
    ...effective(row),
  };
}

function guarantee(row: Row): GeneralGuarantee {
  const company = row.text('company');
  if (!/^[0-9A-Z]{18}$/.test(company)) row.fault('company', `"${company}" is no credit code of 18 signs`);
  row.text('name');
  return { guaranteeNo: row.text('guarantee_no'), company, ...effective(row) };
}

function whole(row: Row, column: string, min: number, max: number): number {
  const value = row.number(column, min, max);
  if (!Number.isInteger(value)) row.fault(column, 'is not a whole number');
  return value;
}

/** As it is written: a rate must not pass through a float. */
function decimal(row: Row, column: string, min: number, max: number): string {
  row.number(column, min, max);
  return row.text(column);
}
