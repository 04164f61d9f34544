import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '@tongguan/runtime/csv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTables } from './code-tables.ts';
import { TablesError } from './table-reader.ts';

const SHIPPED = fileURLToPath(new URL('../../../../infra/code-tables/clearance/', import.meta.url));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'clearance-tables-'));
  cpSync(SHIPPED, dir, { recursive: true });
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

function edit(file: string, change: (content: string) => string): void {
  const path = join(dir, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function faults(): readonly string[] {
  try {
    loadTables(dir);
  } catch (error) {
    if (error instanceof TablesError) return error.faults;
    throw error;
  }
  return [];
}

describe('the shipped code tables', () => {
  it('load without a fault', () => {
    const tables = loadTables(SHIPPED);
    expect(tables.authorities.map((row) => row.authority)).toEqual(expect.arrayContaining(['customs', 'quarantine', 'maritime', 'road']));
    expect(tables.risks.length).toBeGreaterThan(0);
    expect(tables.rates.length).toBeGreaterThan(0);
  });

  it('have a version that changes with any byte of them, and only then', () => {
    const before = loadTables(dir).version;
    expect(before).toBe(loadTables(SHIPPED).version);
    edit('random-rates.csv', (content) => content.replace('0.03', '0.04'));
    expect(loadTables(dir).version).not.toBe(before);
  });
});

describe('loading code tables', () => {
  it('lists every fault of every file at once, with file, line and column', () => {
    edit('required-authorities.csv', (content) => content.replace(',always,', ',sometimes,').replace('01 02 03', '1 02 03'));
    edit('risk-rules.csv', (content) => content.replace('R-WASTE,100', 'R-WASTE,many'));
    edit('random-rates.csv', (content) => content.replace('0.03', '1.5'));
    expect(faults()).toEqual([
      expect.stringMatching(/^required-authorities.csv:2: condition: "sometimes" is none of always/),
      expect.stringMatching(/^required-authorities.csv:3: hs_chapters: "1" /),
      expect.stringMatching(/^risk-rules.csv:3: weight: "many" is not a number/),
      expect.stringMatching(/^random-rates.csv:2: rate: "1.5" is not a number from 0 to 1/),
    ]);
  });

  it('refuses a missing file, a missing column and a short row', () => {
    rmSync(join(dir, 'risk-rules.csv'));
    edit('random-rates.csv', (content) => content.replace(',rate,', ',share,'));
    edit('required-authorities.csv', (content) => `${content}X,road,*\n`);
    expect(faults()).toEqual([
      expect.stringContaining('required-authorities.csv:10: 3 cells where the head has 11'),
      expect.stringContaining('risk-rules.csv: cannot be read'),
      expect.stringContaining('random-rates.csv:1: rate: the column is missing'),
      expect.stringContaining('random-rates.csv:1: share: the column is unknown'),
    ]);
  });

  it('refuses a row that stands twice, a day that does not exist, and an end before the start', () => {
    edit('random-rates.csv', (content) =>
      content
        .replace('water-export', 'water-import')
        .replace(/(rail-import.*)2000-01-01,/, '$12018-02-30,')
        .replace(/(rail-export.*)2000-01-01,/, '$12018-02-02,2018-02-01'),
    );
    expect(faults()).toEqual([
      expect.stringContaining('random-rates.csv:3: stratum: "water-import from 2000-01-01" stands twice'),
      expect.stringContaining('random-rates.csv:4: valid_from: "2018-02-30" is not a day'),
      expect.stringContaining('random-rates.csv:5: valid_to: is before valid_from'),
    ]);
  });

  it('refuses tables in which customs does not always take part', () => {
    edit('required-authorities.csv', (content) => content.replace('customs,*,always', 'customs,I,always'));
    expect(faults()).toEqual([expect.stringContaining('no row makes customs take part always')]);
  });

  it('takes days as days in China, the last one included', () => {
    edit('random-rates.csv', (content) => content.replace(/(water-import.*)2000-01-01,/, '$12018-05-01,2018-05-02'));
    const [row] = loadTables(dir).rates;
    expect(row?.validFromMs).toBe(Date.UTC(2018, 3, 30, 16));
    expect(row?.validToMs).toBe(Date.UTC(2018, 4, 2, 16));
  });
});

describe('parseCsv', () => {
  it('reads quoted commas, quotes and line ends, and keeps the line of each record', () => {
    expect(parseCsv('a,b\r\n# note\n"x, ""y""","one\ntwo"\n\nlast,\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x, "y"', 'one\ntwo'] },
      { line: 6, cells: ['last', ''] },
    ]);
  });
});
