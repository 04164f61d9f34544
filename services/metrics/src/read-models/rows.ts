import { listValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection, JS } from '@duckdb/node-api';
import type { BillMilestone, BillReport } from '../domain/bill-milestones.ts';
import { caseMilestoneNames } from '../domain/case-facts.ts';
import type { CaseFacts, CaseMilestone, Replaced } from '../domain/case-facts.ts';
import type { Moment } from '../domain/milestones.ts';
import type { MonthChanges } from '../domain/revisions.ts';
import { shares } from '../domain/stages.ts';
import type { TimesRow } from './times-row.ts';
import { columnOf, keyOf } from './tables.ts';

/** A row as DuckDB gives it. */
export type Row = Readonly<Record<string, JS>>;

/** A stored thing and where it is, so that it can be deleted without a search. */
export interface Stored<Thing> {
  readonly rowid: bigint;
  readonly thing: Thing;
}

export interface StoredCase extends Stored<CaseFacts> {
  /** Keys of the definitions under which it has a row of times. */
  readonly endedUnder: readonly string[];
}

const momentOf = (row: Row, column: string): Moment | undefined => {
  const at = row[`${column}_at`];
  return at === null || at === undefined ? undefined : { at: Number(at), recordedAt: Number(row[`${column}_recorded`]) };
};

export function readCase(row: Row): StoredCase {
  const moments: Partial<Record<CaseMilestone, Moment>> = {};
  for (const milestone of caseMilestoneNames) {
    const moment = momentOf(row, columnOf(milestone));
    if (moment !== undefined) moments[milestone] = moment;
  }
  const text = (column: string): string => row[column] as string;
  return {
    rowid: row['rowid'] as bigint,
    endedUnder: row['ended_under'] as readonly string[],
    thing: {
      declarationId: text('declaration_id'),
      declarationNo: text('declaration_no'),
      described: Number(row['described']),
      direction: text('direction'),
      office: text('office'),
      mode: text('mode'),
      tradeMode: text('trade_mode'),
      billNo: text('bill_no'),
      containerIds: row['container_ids'] as readonly string[],
      traderCompany: text('trader_company'),
      filedByCompany: text('filed_by_company'),
      lane: text('lane'),
      sample: row['sample'] as boolean,
      withdrawn: momentOf(row, 'withdrawn'),
      moments,
      replaced: listOf<Replaced>(row['replaced']),
    },
  };
}

export function readReport(row: Row): Stored<BillReport> {
  const [billNo, milestone, containerId] = [row['bill_no'] as string, row['milestone'] as BillMilestone, row['container_id'] as string];
  const first = { at: Number(row['first_at']), recordedAt: Number(row['first_recorded']) };
  const last = { at: Number(row['last_at']), recordedAt: Number(row['last_recorded']) };
  const between = listOf<Moment>(row['other_reports']);
  return { rowid: row['rowid'] as bigint, thing: { billNo, milestone, containerId, first, last, between } };
}

/** Lists that are nearly always empty, and that no figure reads: as text. */
const listOf = <Entry>(text: JS | undefined): readonly Entry[] =>
  typeof text === 'string' && text !== '' ? (JSON.parse(text) as readonly Entry[]) : [];
const textOf = (list: readonly unknown[]): string => (list.length === 0 ? '' : JSON.stringify(list));

const texts = LIST(VARCHAR);

function appendNumber(appender: DuckDBAppender, value: number | undefined): void {
  if (value === undefined) appender.appendNull();
  else appender.appendBigInt(BigInt(value));
}

function appendMoment(appender: DuckDBAppender, moment: Moment | undefined): void {
  appendNumber(appender, moment?.at);
  appendNumber(appender, moment?.recordedAt);
}

export function appendCase(appender: DuckDBAppender, facts: CaseFacts, endedUnder: readonly string[]): void {
  appendNumber(appender, keyOf(facts.declarationId));
  appendNumber(appender, keyOf(facts.billNo));
  appender.appendVarchar(facts.declarationId);
  appender.appendVarchar(facts.declarationNo);
  appender.appendUTinyInt(facts.described);
  for (const text of [facts.direction, facts.office, facts.mode, facts.tradeMode, facts.billNo]) appender.appendVarchar(text);
  appender.appendList(listValue(facts.containerIds), texts);
  for (const text of [facts.traderCompany, facts.filedByCompany, facts.lane]) appender.appendVarchar(text);
  appender.appendBoolean(facts.sample);
  appendMoment(appender, facts.withdrawn);
  for (const milestone of caseMilestoneNames) appendMoment(appender, facts.moments[milestone]);
  appender.appendVarchar(textOf(facts.replaced));
  appender.appendList(listValue(endedUnder), texts);
  appender.endRow();
}

export function appendReport(appender: DuckDBAppender, report: BillReport): void {
  appendNumber(appender, keyOf(report.billNo));
  for (const text of [report.billNo, report.milestone, report.containerId]) appender.appendVarchar(text);
  appendMoment(appender, report.first);
  appendMoment(appender, report.last);
  appender.appendVarchar(textOf(report.between));
  appender.endRow();
}

export function appendTimes(appender: DuckDBAppender, row: TimesRow): void {
  for (const text of [row.declarationId, row.direction, row.mode, row.office, row.lane]) appender.appendVarchar(text);
  if (row.early === undefined) appender.appendNull();
  else appender.appendBoolean(row.early);
  appender.appendBoolean(row.sample);
  appender.appendVarchar(row.measured.outcome);
  const measured = row.measured.outcome === 'measured' ? row.measured : undefined;
  appendNumber(appender, measured?.startAt);
  appendNumber(appender, row.measured.endAt);
  appendNumber(appender, measured?.totalMs);
  appender.appendBoolean(measured?.preArrival ?? false);
  for (const { key } of shares) appendNumber(appender, measured?.shares[key]);
  appender.endRow();
}

/** What one case changed in closed months, as it is stored. */
export interface ChangesRow extends MonthChanges {
  readonly declarationId: string;
  readonly direction: string;
  readonly sample: boolean;
}

export function appendChanges(appender: DuckDBAppender, row: ChangesRow): void {
  for (const text of [row.declarationId, row.direction]) appender.appendVarchar(text);
  appender.appendBoolean(row.sample);
  appender.appendVarchar(row.month);
  appendNumber(appender, row.changes);
  appendNumber(appender, row.revisedAt);
  appender.endRow();
}

/** Appends to a table inside the connection's transaction; never row by row over SQL, which is a thousand times slower. */
export async function appendAll<Thing>(
  connection: DuckDBConnection,
  schema: string,
  table: string,
  things: readonly Thing[],
  append: (appender: DuckDBAppender, thing: Thing) => void,
): Promise<void> {
  if (things.length === 0) return;
  const appender = await connection.createAppender(table, schema);
  try {
    for (const thing of things) append(appender, thing);
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
