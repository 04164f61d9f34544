import { VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { BillReport } from '../domain/bill-milestones.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { readCase, readReport } from './rows.ts';

/** What is known of one case, and what was reported for its bill. */
export interface KnownCase {
  readonly facts: CaseFacts;
  readonly reports: readonly BillReport[];
}

/** Finds a case by declaration id or by 18-digit number. */
export async function findCase(connection: DuckDBConnection, schema: string, id: string): Promise<KnownCase | undefined> {
  const rows = async (sql: string, value: string) => (await connection.runAndReadAll(sql, [value], [VARCHAR])).getRowObjectsJS();
  const column = /^\d{18}$/.test(id) ? 'declaration_no' : 'declaration_id';
  const [row] = await rows(`SELECT rowid, * FROM ${schema}.case_facts WHERE ${column} = $1`, id);
  if (row === undefined) return undefined;
  const facts = readCase(row).thing;
  const reports = facts.billNo === '' ? [] : await rows(`SELECT rowid, * FROM ${schema}.bill_reports WHERE bill_no = $1`, facts.billNo);
  return { facts, reports: reports.map((report) => readReport(report).thing) };
}
