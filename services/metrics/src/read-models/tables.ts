import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { caseMilestoneNames } from '../domain/case-facts.ts';
import type { CaseMilestone } from '../domain/case-facts.ts';
import { definitionKey } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import { shares } from '../domain/stages.ts';

/** Raised when the columns or the rules behind the rows change: files of another number are read anew from the events. */
export const TABLES_VERSION = 5;

/** Names of the tables of one timeline; `schema` sets a rebuilt one beside the live one. */
export interface TimelineTables {
  readonly schema: string;
}

export const columnOf = (milestone: CaseMilestone): string => milestone.toLowerCase();

/** One table for each definition and version: a figure reads the rows of its own definition only. */
export const timesTable = (definition: Definition): string => `case_times_${definitionKey(definition).replace(/[^a-z0-9]/g, '_')}`;

/** How cases changed months that were over; nearly empty. */
export const changesTable = (definition: Definition): string => timesTable(definition).replace('case_times', 'month_changes');

/**
 * Creates the tables of a timeline in a schema of their own. No keys, as this one writer merges the rows. No indexes: after a
 * kill, an index of DuckDB 1.5 misses rows of the replayed log, and cases would be stored twice (duckdb issues 23788, 25928).
 */
export async function createTables(
  connection: DuckDBConnection,
  tables: TimelineTables,
  definitions: readonly Definition[],
): Promise<void> {
  const { schema } = tables;
  const moments = caseMilestoneNames.map((milestone) => `${columnOf(milestone)}_at BIGINT, ${columnOf(milestone)}_recorded BIGINT`);
  await connection.run(`CREATE SCHEMA ${schema}`);
  await connection.run(`CREATE TABLE ${schema}.case_facts (
    declaration_id_key BIGINT NOT NULL, bill_no_key BIGINT NOT NULL, declaration_id VARCHAR NOT NULL, declaration_no VARCHAR NOT NULL, described UTINYINT NOT NULL, direction VARCHAR NOT NULL,
    office VARCHAR NOT NULL, mode VARCHAR NOT NULL, trade_mode VARCHAR NOT NULL, bill_no VARCHAR NOT NULL, container_ids VARCHAR[] NOT NULL,
    trader_company VARCHAR NOT NULL, filed_by_company VARCHAR NOT NULL, lane VARCHAR NOT NULL, sample BOOLEAN NOT NULL,
    withdrawn_at BIGINT, withdrawn_recorded BIGINT, ${moments.join(', ')}, replaced VARCHAR NOT NULL, ended_under VARCHAR[] NOT NULL)`);
  await connection.run(`CREATE TABLE ${schema}.bill_reports (
    bill_no_key BIGINT NOT NULL, bill_no VARCHAR NOT NULL, milestone VARCHAR NOT NULL, container_id VARCHAR NOT NULL,
    first_at BIGINT NOT NULL, first_recorded BIGINT NOT NULL, last_at BIGINT NOT NULL, last_recorded BIGINT NOT NULL, other_reports VARCHAR NOT NULL)`);
  for (const definition of definitions) {
    await connection.run(`CREATE TABLE ${schema}.${timesTable(definition)} (
      declaration_id VARCHAR NOT NULL, direction VARCHAR NOT NULL, mode VARCHAR NOT NULL, office VARCHAR NOT NULL, lane VARCHAR NOT NULL,
      early BOOLEAN, sample BOOLEAN NOT NULL, outcome VARCHAR NOT NULL, start_at BIGINT, end_at BIGINT NOT NULL, total_ms BIGINT,
      pre_arrival BOOLEAN NOT NULL, ${shares.map(({ key }) => `${key}_ms BIGINT`).join(', ')})`);
    await connection.run(`CREATE TABLE ${schema}.${changesTable(definition)} (
      declaration_id VARCHAR NOT NULL, direction VARCHAR NOT NULL, sample BOOLEAN NOT NULL, month VARCHAR NOT NULL, changes BIGINT NOT NULL, revised_at BIGINT NOT NULL)`);
  }
}

/** 48 bits of a text, kept beside it as a number: a scan for numbers takes a quarter of the time of one for texts. */
export const keyOf = (text: string): number => createHash('md5').update(text).digest().readUIntBE(0, 6);

/** Every table of a timeline, for digests. */
export const tableNames = (definitions: readonly Definition[]): readonly string[] => [
  'case_facts',
  'bill_reports',
  ...definitions.map(timesTable),
  ...definitions.map(changesTable),
];
