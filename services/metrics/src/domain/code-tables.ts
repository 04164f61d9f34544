import { readCsv } from './csv.ts';
import type { Row } from './csv.ts';
import type { Definition, Direction, Preference } from './definitions.ts';
import { isMilestone } from './milestones.ts';
import type { Milestone } from './milestones.ts';
import { hoursToMs } from './target.ts';
import type { Baseline } from './target.ts';

/** Definitions and baselines as they are in force: data with a source each. */
export interface MetricTables {
  readonly definitions: readonly Definition[];
  readonly baselines: readonly Baseline[];
}

const definitionColumns = [
  'id',
  'version',
  'valid_from',
  'name_zh',
  'name_en',
  'direction',
  'start',
  'end',
  'excluded_modes',
  'excluded_trade_modes',
  'exclusions_zh',
  'exclusions',
  'source_zh',
  'source',
  'verified',
] as const;
const baselineColumns = ['region', 'definition', 'direction', 'period', 'hours', 'basis', 'source', 'verified'] as const;
const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

/** `2=DISCHARGED>CARGO_ARRIVED *=CARGO_ARRIVED` */
function readPreference(text: string): Preference | undefined {
  const preference = new Map<string, readonly Milestone[]>();
  for (const part of words(text)) {
    const [mode = '', order = ''] = part.split('=');
    const wanted = order.split('>');
    if (!/^[0-9A-Z*]$/.test(mode) || !wanted.every(isMilestone)) return undefined;
    preference.set(mode, wanted);
  }
  return preference.has('*') ? preference : undefined;
}

function readDefinition(row: Row<(typeof definitionColumns)[number]>, fault: (text: string) => void): Definition {
  const direction = row.direction;
  const start = readPreference(row.start);
  const end = readPreference(row.end);
  if (!/^[a-z][a-z0-9-]*$/.test(row.id)) fault(`id "${row.id}" is not kebab-case`);
  if (!/^[1-9]\d{0,5}$/.test(row.version)) fault(`version "${row.version}" is not a whole number from 1`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(row.valid_from)) fault(`valid_from "${row.valid_from}" is not a date`);
  if (row.name_zh === '' || row.name_en === '') fault('a name is missing');
  if (direction !== '' && direction !== 'IMPORT' && direction !== 'EXPORT')
    fault(`direction "${direction}" is not IMPORT, EXPORT or empty`);
  if (start === undefined) fault(`start "${row.start}" is not mode=MILESTONE>MILESTONE with a part for *`);
  if (end === undefined) fault(`end "${row.end}" is not mode=MILESTONE>MILESTONE with a part for *`);
  if (row.source === '' || row.source_zh === '') fault('a source is missing');
  if ((row.exclusions === '') !== (row.exclusions_zh === '')) fault('the exclusions are said in one language only');
  return {
    id: row.id,
    version: Number(row.version),
    validFrom: row.valid_from,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    direction: direction as Direction | '',
    start: start ?? new Map(),
    end: end ?? new Map(),
    excludedModes: words(row.excluded_modes),
    excludedTradeModes: words(row.excluded_trade_modes),
    exclusions: row.exclusions,
    exclusionsZh: row.exclusions_zh,
    sourceZh: row.source_zh,
    source: row.source,
    verified: readVerified(row.verified, fault),
  };
}

function readBaseline(
  row: Row<(typeof baselineColumns)[number]>,
  definitions: readonly Definition[],
  fault: (text: string) => void,
): Baseline {
  const baselineMs = hoursToMs(row.hours);
  const definition = definitions.find(({ id }) => id === row.definition);
  if (!/^[a-z][a-z0-9-]*$/.test(row.region)) fault(`region "${row.region}" is not kebab-case`);
  if (definition === undefined) fault(`definition "${row.definition}" does not exist`);
  if (row.direction !== 'IMPORT' && row.direction !== 'EXPORT') fault(`direction "${row.direction}" is not IMPORT or EXPORT`);
  else if (definition !== undefined && definition.direction !== '' && definition.direction !== row.direction)
    fault(`direction "${row.direction}" is not that of ${definition.id}`);
  if (row.period === '') fault('the period is missing');
  if (baselineMs === undefined || baselineMs === 0) fault(`hours "${row.hours}" is not a decimal above 0 with at most 5 places`);
  if (!['published', 'memory', 'computed'].includes(row.basis)) fault(`basis "${row.basis}" is not published, memory or computed`);
  if (row.source === '') fault('a source is missing');
  const { region, period, hours, basis, source } = row;
  return {
    region,
    definition: row.definition,
    direction: row.direction as Direction,
    period,
    hours,
    baselineMs: baselineMs ?? 0,
    basis,
    source,
    verified: readVerified(row.verified, fault),
  };
}

function readVerified(text: string, fault: (text: string) => void): boolean {
  if (text !== 'true' && text !== 'false') fault(`verified "${text}" is not true or false`);
  return text === 'true';
}

/** Reads both tables; `faults` names file and line of everything that is wrong, all at once. */
export function readMetricTables(files: { readonly definitions: string; readonly baselines: string }): {
  readonly tables: MetricTables;
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const definitions = readCsv(
    'definitions.csv',
    files.definitions,
    definitionColumns,
    faults,
    readDefinition,
    (definition) => `${definition.id} version ${String(definition.version)}`,
  );
  const baselines = readCsv(
    'baselines.csv',
    files.baselines,
    baselineColumns,
    faults,
    (row, fault) => readBaseline(row, definitions, fault),
    (baseline) => `${baseline.region} ${baseline.definition} ${baseline.direction}`,
  );
  return { tables: { definitions, baselines }, faults };
}
