import { isDeepStrictEqual } from 'node:util';
import { BIGINT, listValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { billReportKey, joinReports } from '../domain/bill-milestones.ts';
import type { BillReport } from '../domain/bill-milestones.ts';
import { joinFacts, unknownCase } from '../domain/case-facts.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { definitionKey } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { monthChangesOf } from '../domain/revisions.ts';
import type { EventFacts } from './facts.ts';
import { appendAll, appendCase, appendChanges, appendReport, appendTimes, readCase, readReport } from './rows.ts';
import type { ChangesRow, Row, Stored, StoredCase } from './rows.ts';
import { changesTable, keyOf, timesTable } from './tables.ts';
import { timesRowsOf } from './times-row.ts';
import type { TimesRow } from './times-row.ts';

interface Writes {
  readonly cases: { readonly facts: CaseFacts; readonly endedUnder: readonly string[] }[];
  readonly reports: BillReport[];
  /** Rows of times to put, and declarations whose row goes, for each definition key. */
  readonly times: Map<string, TimesRow[]>;
  readonly gone: Map<string, string[]>;
  /** The same of changes in closed months. */
  readonly changes: Map<string, ChangesRow[]>;
  readonly changesGone: Map<string, string[]>;
  readonly staleCases: bigint[];
  readonly staleReports: bigint[];
}

/**
 * Joins a batch of facts into the tables of `schema`, inside the connection's transaction: reads what the batch touches, joins
 * it in the domain, and writes what has changed in bulk. The same facts again change nothing, in whatever order they come.
 */
export async function applyFacts(
  connection: DuckDBConnection,
  schema: string,
  definitions: readonly Definition[],
  facts: readonly EventFacts[],
): Promise<void> {
  const newReports = collect(
    facts.flatMap(({ reports }) => reports),
    billReportKey,
    joinReports,
  );
  const newCases = collect(
    facts.flatMap(({ cases }) => cases),
    ({ declarationId }) => declarationId,
    (left, right) => joinFacts(left ?? unknownCase(right.declarationId), right),
  );
  const touchedBills = new Set([...newReports.values()].map(({ billNo }) => billNo));

  const cases = new Map<string, StoredCase>();
  for (const row of [
    ...(await select(connection, schema, 'case_facts', 'declaration_id', newCases.keys())),
    ...(await select(connection, schema, 'case_facts', 'bill_no', touchedBills)),
  ]) {
    const stored = readCase(row);
    cases.set(stored.thing.declarationId, stored);
  }
  const bills = new Set([
    ...touchedBills,
    ...[...cases.values()].map(({ thing }) => thing.billNo),
    ...[...newCases.values()].map(({ billNo }) => billNo),
  ]);
  bills.delete('');
  const stored = (await select(connection, schema, 'bill_reports', 'bill_no', bills)).map(readReport);

  const writes: Writes = {
    cases: [],
    reports: [],
    times: new Map(),
    gone: new Map(),
    changes: new Map(),
    changesGone: new Map(),
    staleCases: [],
    staleReports: [],
  };
  const before = Map.groupBy(
    stored.map(({ thing }) => thing),
    ({ billNo }) => billNo,
  );
  const after = Map.groupBy(joinBills(stored, newReports, writes), ({ billNo }) => billNo);
  for (const declarationId of new Set([...cases.keys(), ...newCases.keys()]))
    joinCase(definitions, cases.get(declarationId), newCases.get(declarationId) ?? unknownCase(declarationId), before, after, writes);
  await write(connection, schema, definitions, writes);
}

function collect<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  join: (left: Thing | undefined, right: Thing) => Thing,
): ReadonlyMap<string, Thing> {
  const joined = new Map<string, Thing>();
  for (const thing of things) joined.set(keyOf(thing), join(joined.get(keyOf(thing)), thing));
  return joined;
}

async function select(
  connection: DuckDBConnection,
  schema: string,
  table: string,
  column: string,
  values: Iterable<string>,
): Promise<readonly Row[]> {
  const wanted = new Set(values);
  if (wanted.size === 0) return [];
  // first where the rows are, by numbers, then the rows: one scan of all columns would cost ten times as much
  const keys = listValue([...wanted].map((text) => BigInt(keyOf(text))));
  const found = await connection.runAndReadAll(
    `SELECT rowid FROM ${schema}.${table} WHERE ${column}_key IN (SELECT unnest($1))`,
    [keys],
    [LIST(BIGINT)],
  );
  const rowids = found.getRowsJS().map(([rowid]) => rowid as bigint);
  if (rowids.length === 0) return [];
  const reader = await connection.runAndReadAll(`SELECT rowid, * FROM ${schema}.${table} WHERE ${among(rowids)}`);
  // two texts can have one key
  return reader.getRowObjectsJS().filter((row) => wanted.has(row[column] as string));
}

/** Rows by the numbers that DuckDB gave them; what is in work stands close together, so the bounds leave most of a table unread. */
function among(rowids: readonly bigint[]): string {
  const sorted = [...rowids].sort((left, right) => (left < right ? -1 : 1));
  return `rowid BETWEEN ${String(sorted[0])} AND ${String(sorted.at(-1))} AND rowid IN (${sorted.join(', ')})`;
}

function joinBills(stored: readonly Stored<BillReport>[], fresh: ReadonlyMap<string, BillReport>, writes: Writes): readonly BillReport[] {
  const known = new Map(stored.map((entry) => [billReportKey(entry.thing), entry]));
  for (const [key, report] of fresh) {
    const old = known.get(key);
    const joined = joinReports(old?.thing, report);
    if (old !== undefined && isDeepStrictEqual(old.thing, joined)) continue;
    if (old !== undefined) writes.staleReports.push(old.rowid);
    writes.reports.push(joined);
  }
  const changed = new Set(writes.reports.map(billReportKey));
  return [...stored.map(({ thing }) => thing).filter((report) => !changed.has(billReportKey(report))), ...writes.reports];
}

type Bills = ReadonlyMap<string, readonly BillReport[]>;

function joinCase(
  definitions: readonly Definition[],
  old: StoredCase | undefined,
  fresh: CaseFacts,
  before: Bills,
  after: Bills,
  writes: Writes,
): void {
  const facts = joinFacts(old?.thing ?? unknownCase(fresh.declarationId), fresh);
  const oldRows = old === undefined ? [] : timesRowsOf(definitions, old.thing, before.get(old.thing.billNo) ?? []);
  const rows = timesRowsOf(definitions, facts, after.get(facts.billNo) ?? []);
  for (const { definition, row } of rows) {
    const key = definitionKey(definition);
    const exists = old?.endedUnder.includes(key) === true;
    if (exists && isDeepStrictEqual(oldRows.find((other) => other.definition === definition)?.row, row)) continue;
    if (exists) push(writes.gone, key, facts.declarationId);
    push(writes.times, key, row);
  }
  joinChanges(definitions, old?.thing, facts, before, after, writes);
  const endedUnder = rows.map(({ definition }) => definitionKey(definition));
  for (const key of old?.endedUnder ?? []) if (!endedUnder.includes(key)) push(writes.gone, key, facts.declarationId);
  if (old !== undefined && isDeepStrictEqual(old.thing, facts) && isDeepStrictEqual(old.endedUnder, endedUnder)) return;
  if (old !== undefined) writes.staleCases.push(old.rowid);
  writes.cases.push({ facts, endedUnder });
}

function joinChanges(
  definitions: readonly Definition[],
  old: CaseFacts | undefined,
  facts: CaseFacts,
  before: Bills,
  after: Bills,
  writes: Writes,
): void {
  const { declarationId, direction, sample } = facts;
  for (const definition of definitions) {
    const key = definitionKey(definition);
    const was = old === undefined ? [] : monthChangesOf(definition, old, before.get(old.billNo) ?? []);
    const is = monthChangesOf(definition, facts, after.get(facts.billNo) ?? []);
    if (isDeepStrictEqual(was, is) && old?.direction === direction && old.sample === sample) continue;
    if (was.length > 0) push(writes.changesGone, key, declarationId);
    for (const change of is) push(writes.changes, key, { ...change, declarationId, direction, sample });
  }
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

async function write(connection: DuckDBConnection, schema: string, definitions: readonly Definition[], writes: Writes): Promise<void> {
  const deleteRows = async (table: string, rowids: readonly bigint[]): Promise<void> => {
    if (rowids.length > 0) await connection.run(`DELETE FROM ${schema}.${table} WHERE ${among(rowids)}`);
  };
  const deleteOf = async (table: string, declarationIds: readonly string[]): Promise<void> => {
    if (declarationIds.length > 0)
      await connection.run(
        `DELETE FROM ${schema}.${table} WHERE declaration_id IN (SELECT unnest($1))`,
        [listValue(declarationIds)],
        [LIST(VARCHAR)],
      );
  };
  await deleteRows('case_facts', writes.staleCases);
  await deleteRows('bill_reports', writes.staleReports);
  await appendAll(connection, schema, 'case_facts', writes.cases, (appender, { facts, endedUnder }) => {
    appendCase(appender, facts, endedUnder);
  });
  await appendAll(connection, schema, 'bill_reports', writes.reports, appendReport);
  for (const definition of definitions) {
    const key = definitionKey(definition);
    await deleteOf(timesTable(definition), writes.gone.get(key) ?? []);
    await appendAll(connection, schema, timesTable(definition), writes.times.get(key) ?? [], appendTimes);
    await deleteOf(changesTable(definition), writes.changesGone.get(key) ?? []);
    await appendAll(connection, schema, changesTable(definition), writes.changes.get(key) ?? [], appendChanges);
  }
}
