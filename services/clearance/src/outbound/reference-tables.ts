import type { Bounded, LegalBasis, ReferenceTables, WaitingBound } from '../domain/tables/reference.ts';
import { effective } from './effective.ts';
import { tableOpener } from './table-opener.ts';
import type { Row } from './table-reader.ts';
import { TablesError } from './table-reader.ts';

const DECISIONS: readonly LegalBasis['decision'][] = ['clear', 'hold', 'inspect', 'refuse'];
const BOUNDED: readonly Bounded[] = ['decision', 'inspection', 'condition', 'tax', 'arrival', 'release'];
const HOUR_MS = 3_600_000;

/** Loads legal-bases.csv and waiting-bounds.csv of a folder; they are no part of the version that decides cases. @throws TablesError */
export function loadReferenceTables(dir: string): ReferenceTables {
  const faults: string[] = [];
  const table = tableOpener(dir, faults, () => undefined);
  const legalBases = table('legal-bases.csv', 'id', ['authority', 'decision', 'zh', 'en', 'citation'], legalBasis);
  const bounds = table('waiting-bounds.csv', ['waits_for', 'authority'], ['bound_hours'], waitingBound);
  if (faults.length > 0) throw new TablesError(faults);
  return { legalBases, bounds };
}

function legalBasis(row: Row): LegalBasis {
  return {
    id: row.text('id'),
    authority: row.text('authority'),
    decision: row.choice('decision', DECISIONS),
    zh: row.text('zh'),
    en: row.text('en'),
    citation: row.text('citation'),
    verified: row.choice('verified', ['true', 'false']) === 'true',
    ...effective(row),
  };
}

function waitingBound(row: Row): WaitingBound {
  return {
    waitsFor: row.choice('waits_for', BOUNDED),
    authority: row.text('authority'),
    boundMs: Math.round(row.number('bound_hours', 0, 24 * 366) * HOUR_MS),
    ...effective(row),
  };
}
