import { createHash } from 'node:crypto';
import { CUSTOMS } from '../domain/case.ts';
import type { AuthorityRule, ClearanceTables, DirectionScope, RandomRate, RiskRule } from '../domain/tables/tables.ts';
import type { Row } from './table-reader.ts';
import { effective } from './effective.ts';
import { tableOpener } from './table-opener.ts';
import { TablesError } from './table-reader.ts';

const DIRECTIONS: readonly DirectionScope[] = ['I', 'E', '*'];
const MODE = /^[0-9A-Z]$/;
const CONDITIONS: readonly AuthorityRule['condition'][] = ['always', 'hs-chapter', 'dangerous-goods', 'oversize'];

/**
 * Loads the clearance code tables of a folder (infra/code-tables/clearance).
 * Throws {@link TablesError} with every fault of every file.
 */
export function loadTables(dir: string): ClearanceTables {
  const faults: string[] = [];
  const hash = createHash('sha256');
  const table = tableOpener(dir, faults, (file, content) => hash.update(`${file}\n${content}\n`));
  const authorities = table(
    'required-authorities.csv',
    'rule',
    ['authority', 'direction', 'condition', 'hs_chapters', 'transport_modes', 'due_hours'],
    authorityRule,
  );
  const risks = table(
    'risk-rules.csv',
    'rule',
    ['weight', 'category', 'direction', 'hs_prefixes', 'origins', 'trade_modes', 'transport_modes', 'min_gross_weight_kg'],
    riskRule,
  );
  const rates = table('random-rates.csv', 'stratum', ['transport_mode', 'direction', 'rate'], randomRate);
  if (faults.length === 0 && !authorities.some(isCustomsAlways)) {
    faults.push(`required-authorities.csv: no row makes ${CUSTOMS} take part always, without an end`);
  }
  if (faults.length > 0) throw new TablesError(faults);
  return { version: hash.digest('hex').slice(0, 16), authorities, risks, rates };
}

function isCustomsAlways(row: AuthorityRule): boolean {
  const unbounded = row.validToMs === Infinity && row.transportModes.length === 0;
  return row.authority === CUSTOMS && row.condition === 'always' && row.direction === '*' && unbounded;
}

function authorityRule(row: Row): AuthorityRule {
  const condition = row.choice('condition', CONDITIONS);
  const hsChapters = row.list('hs_chapters', /^\d{2}$/);
  if ((condition === 'hs-chapter') !== hsChapters.length > 0)
    row.fault('hs_chapters', 'is given with the condition hs-chapter, and only then');
  return {
    rule: row.text('rule'),
    authority: row.text('authority'),
    direction: row.choice('direction', DIRECTIONS),
    condition,
    hsChapters,
    transportModes: row.list('transport_modes', MODE),
    dueHours: row.number('due_hours', 0, 24 * 366),
    ...effective(row),
  };
}

function riskRule(row: Row): RiskRule {
  return {
    rule: row.text('rule'),
    weight: row.number('weight', 1, 1000),
    category: row.text('category'),
    direction: row.choice('direction', DIRECTIONS),
    hsPrefixes: row.list('hs_prefixes', /^\d{2,10}$/),
    origins: row.list('origins', /^[A-Z]{3}$/),
    tradeModes: row.list('trade_modes', /^\d{4}$/),
    transportModes: row.list('transport_modes', MODE),
    minGrossWeightKg: row.number('min_gross_weight_kg', 0, 1e12),
    ...effective(row),
  };
}

function randomRate(row: Row): RandomRate {
  const transportMode = row.text('transport_mode');
  if (transportMode !== '*' && !MODE.test(transportMode)) row.fault('transport_mode', `"${transportMode}" is neither * nor a mode code`);
  return {
    stratum: row.text('stratum'),
    transportMode,
    direction: row.choice('direction', DIRECTIONS),
    rate: row.number('rate', 0, 1),
    ...effective(row),
  };
}
