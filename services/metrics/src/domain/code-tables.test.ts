import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMetricTables } from './code-tables.ts';

const folder = new URL('../../../../infra/code-tables/metrics/', import.meta.url);
const definitions = readFileSync(new URL('definitions.csv', folder), 'utf8');
const baselines = readFileSync(new URL('baselines.csv', folder), 'utf8');

describe('the tables of definitions and baselines', () => {
  it('are shipped without a fault, from memory until somebody supplies the official text', () => {
    const { tables, faults } = readMetricTables({ definitions, baselines });
    expect(faults).toEqual([]);
    expect(tables.definitions.map(({ id, verified }) => [id, verified])).toEqual([
      ['import-gacc', false],
      ['export-gacc', false],
      ['customs-only', false],
      ['import-to-pickup', false],
      ['import-to-pickup-release', false],
    ]);
    expect(tables.baselines.filter(({ region }) => region === 'national').map(({ hours }) => hours)).toEqual(['97.39', '12.29']);
    expect(tables.baselines.every(({ source }) => source !== '')).toBe(true);
  });

  it('say what is not counted and where it comes from in Chinese and English', () => {
    const inChinese = /\p{Script=Han}/u;
    for (const { exclusions, exclusionsZh, source, sourceZh } of readMetricTables({ definitions, baselines }).tables.definitions) {
      expect([inChinese.test(exclusionsZh), inChinese.test(sourceZh)]).toEqual([true, true]);
      expect([exclusions === '', source === '']).toEqual([false, false]);
    }
    const { faults } = readMetricTables({ definitions: definitions.replace('跨境电商清单（1210、1239、9610）,"E-', ',"E-'), baselines });
    expect(faults).toEqual(['definitions.csv line 4: the exclusions are said in one language only']);
  });

  it('have no baseline for Hunan: none was found', () => {
    expect(readMetricTables({ definitions, baselines }).tables.baselines.some(({ region }) => /hunan|changsha/.test(region))).toBe(false);
  });

  it('tell every fault with its file and line, all at once', () => {
    const { faults } = readMetricTables({
      definitions: definitions
        .replace('*=RELEASED', '*=RELEASE')
        .replace('export-gacc,1,', 'export-gacc,one,')
        .replace(/\n$/, '\n"open,1\n'),
      baselines: `${baselines.replace('97.39', '97,39').replace('12.29', 'twelve')}national,export-gacc,EXPORT,2017,1,guess,,no\nhunan,none,IMPORT,2017,1,memory,x,false\n`,
    });
    expect(faults).toEqual([
      'definitions.csv line 2: end "*=RELEASE" is not mode=MILESTONE>MILESTONE with a part for *',
      'definitions.csv line 3: version "one" is not a whole number from 1',
      'definitions.csv line 7: a quote does not close',
      'baselines.csv line 2: 9 fields instead of 8',
      'baselines.csv line 3: hours "twelve" is not a decimal above 0 with at most 5 places',
      'baselines.csv line 8: basis "guess" is not published, memory or computed',
      'baselines.csv line 8: a source is missing',
      'baselines.csv line 8: verified "no" is not true or false',
      'baselines.csv line 8: national export-gacc EXPORT is in line 3 already',
      'baselines.csv line 9: definition "none" does not exist',
    ]);
  });
});
