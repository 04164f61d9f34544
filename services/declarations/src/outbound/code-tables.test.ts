import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { attributeOf, entryOf, tableNames, tablesOn } from '../domain/code-tables.ts';
import type { TableName } from '../domain/code-tables.ts';
import { readCodeTables } from './code-tables.ts';

const shipped = fileURLToPath(new URL('../../../../infra/code-tables/declarations', import.meta.url));

/** What reading says of the shipped folder after a change. */
async function readChanged(change: (folder: string) => Promise<void>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tables-'));
  try {
    await cp(shipped, folder, { recursive: true });
    await change(folder);
    return await readCodeTables(folder).then(
      ({ version }) => version,
      (error: unknown) => String(error),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the code tables', () => {
  it('are read with their origin, each row of them', async () => {
    const { tables, version } = await readCodeTables(shipped);
    expect(Object.keys(tables).sort()).toEqual([...tableNames].sort());
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    for (const table of Object.values(tables)) {
      expect(table.entries.length).toBeGreaterThan(0);
      for (const entry of table.entries) expect(entry.source).not.toBe('');
    }
  });
  it('know codes by the day', async () => {
    const set = await readCodeTables(shipped);
    const in2018 = tablesOn(set, '2018-05-11');
    const in2026 = tablesOn(set, '2026-06-30');
    expect(entryOf(in2018, 'transport-modes', 'Y')?.zh).toContain('综合保税区');
    expect(attributeOf(in2018, 'units', '070', 'kilograms')).toBe('1000');
    expect(entryOf(in2018, 'trade-modes', '9710')).toBeUndefined();
    expect(entryOf(in2026, 'trade-modes', '9710')?.en).toContain('B2B');
    expect(attributeOf(in2018, 'ecommerce-limits', 'single', 'yuan')).toBe('2000');
    expect(attributeOf(in2026, 'ecommerce-limits', 'single', 'yuan')).toBe('5000');
  });
  it('name only units, licences and modes that there are', async () => {
    const { tables } = await readCodeTables(shipped);
    for (const { code, attributes } of tables['hs-headings'].entries) {
      for (const unit of [attributes['first_unit'], attributes['second_unit']])
        if (unit !== undefined) expect(tables.units.byCode.has(unit), code).toBe(true);
      for (const letter of (attributes['conditions'] ?? '').split(' '))
        if (letter !== '') expect(tables['licence-documents'].byCode.has(letter), `${code} ${letter}`).toBe(true);
      if (attributes['category'] !== undefined) expect(tables['designated-goods'].byCode.has(attributes['category']), code).toBe(true);
    }
    for (const { code } of tables['trade-levy-pairs'].entries) {
      const [mode = '', nature = ''] = code.split('/');
      expect(tables['trade-modes'].byCode.has(mode), code).toBe(true);
      expect(nature === '*' || tables['levy-natures'].byCode.has(nature), code).toBe(true);
    }
    for (const { code, attributes } of tables['account-kinds'].entries)
      for (const mode of (attributes['trade_modes'] ?? '').split(' '))
        expect(mode === '*' || tables['trade-modes'].byCode.has(mode), `${code} ${mode}`).toBe(true);
    for (const { code, attributes } of tables['trade-agreements'].entries)
      for (const member of (attributes['members'] ?? '').split(' '))
        expect(tables.countries.byCode.has(member), `${code} ${member}`).toBe(true);
  });
  it('of duty name only what there is', async () => {
    const { tables } = await readCodeTables(shipped);
    const has = (table: TableName, code: string) => {
      expect(tables[table].byCode.has(code), `${table} ${code}`).toBe(true);
    };
    for (const { code } of tables['exchange-rates'].entries) has('currencies', code);
    for (const { code } of tables['origin-tariffs'].entries) has('countries', code);
    for (const { attributes } of tables['vat-classes'].entries) has('vat-rates', attributes['class'] ?? '');
    for (const { code } of tables['duty-treatments'].entries) {
      const [mode = '', nature] = code.split('/');
      has('duty-modes', mode);
      if (nature !== undefined) has('levy-natures', nature);
    }
    for (const { code, attributes } of [...tables['duty-rates'].entries, ...tables['consumption-taxes'].entries]) {
      expect(code).toMatch(/^\d{4,10}(\/(mfn|general|provisional|export|export-provisional|\d{2}))?$/);
      const agreement = /\/(\d{2})$/.exec(code)?.[1];
      if (agreement !== undefined) has('trade-agreements', agreement);
      if (attributes['unit'] !== undefined) has('units', attributes['unit']);
      expect(attributes['percent'] ?? attributes['yuan_per_unit'], code).toBeDefined();
    }
    for (const { attributes } of tables['charge-bases'].entries)
      expect(['price', 'price-and-freight', 'gross-tonnes', 'amount']).toContain(attributes['base']);
  });
  it('of duty take no rate that is not a number, and no consumption tax that eats the whole price', async () => {
    const said = await readChanged(async (folder) => {
      const head = 'code,name_zh,name_en,valid_from,valid_to,source,confidence';
      await writeFile(join(folder, 'vat-rates.csv'), `${head},percent\nstandard,甲,A,2018-01-01,,x,memory,-17\n`);
      await writeFile(join(folder, 'exchange-rates.csv'), `${head},cny_per_100\nUSD,甲,A,2018-01-01,,x,memory,6.28.1\n`);
      await writeFile(join(folder, 'consumption-taxes.csv'), `${head},percent,yuan_per_unit,unit\n87,甲,A,2018-01-01,,x,memory,100,,\n`);
    });
    expect(said).toContain('vat-rates.csv:2: percent "-17" is not a decimal number');
    expect(said).toContain('exchange-rates.csv:2: cny_per_100 "6.28.1" is not a decimal number');
    expect(said).toContain('consumption-taxes.csv:2: percent has to be below 100');
  });
  it('say everything that is wrong with them at once', async () => {
    const said = await readChanged(async (folder) => {
      await rm(join(folder, 'terms.csv'));
      await writeFile(join(folder, 'units.csv'), 'code,name_zh\n001,台\n');
      const head = 'code,name_zh,name_en,valid_from,valid_to,source,confidence\n';
      const rows = [
        '1,甲,A,2018-02-30,,x,memory',
        '2,乙,B,2018-01-01,2018-12-31,x,sure',
        '2,乙,B,2018-12-31,,x,memory',
        '3,丙,,2019-01-01,2018-01-01,,memory',
        '4,丁',
      ];
      await writeFile(join(folder, 'duty-modes.csv'), head + rows.join('\n'));
      const index = await readFile(join(folder, 'tables.csv'), 'utf8');
      await writeFile(
        join(folder, 'tables.csv'),
        index.replace('征免性质代码表,Levy natures,warning', '征免性质代码表,Levy natures,error').replace('\nlimits,', '\nlimit,'),
      );
    });
    for (const fault of [
      'terms.csv: cannot be read (ENOENT)',
      'units.csv:1: column name_en is missing',
      'duty-modes.csv:2: valid_from "2018-02-30" is not a day',
      'duty-modes.csv:3: confidence "sure" is none of',
      'duty-modes.csv:4: code 2 is in force twice, also in duty-modes.csv:3',
      'duty-modes.csv:5: valid_to is before valid_from',
      'duty-modes.csv:5: name_en is empty',
      'duty-modes.csv:5: source is empty',
      'duty-modes.csv:6: 2 cells where the head has 7',
      'levy-natures cannot refuse unknown codes while a row of it is not verified',
      'there is no table limit',
      'limits is missing',
    ])
      expect(said).toContain(fault);
  });
  it('have another version when one code is added', async () => {
    const before = await readChanged(() => Promise.resolve());
    const after = await readChanged(async (folder) => {
      const file = join(folder, 'units.csv');
      await writeFile(file, `${await readFile(file, 'utf8')}200,堆,Heap,2026-01-01,,a test,memory,\n`);
    });
    expect(after).toMatch(/^[0-9a-f]{16}$/);
    expect(after).not.toBe(before);
  });
});
