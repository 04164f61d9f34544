import { describe, expect, it } from 'vitest';
import type { BaselineEntry, Definition } from '#src/ui/metrics/metrics-api';
import { CASES_PARTS, caseQuestion } from './cases-state.ts';
import { baselineOf, casesSearch, daysOfPoint, definitionFor, FIGURES_PARTS, filterOf, periodOf } from './figures-state.ts';
import type { FiguresState } from './figures-state.ts';

const definition = (id: string, direction: string) => ({ id, direction }) as Definition;
const imports = definition('import-gacc', 'IMPORT');
const exports = definition('export-gacc', 'EXPORT');
const both = definition('customs-only', '');

/** The state of an address, as the page reads it. */
const stateOf = (address: string): FiguresState => {
  const search = new URLSearchParams(address);
  return Object.fromEntries(
    Object.entries(FIGURES_PARTS).map(([name, part]) => [name, part.read(search.get(name) ?? undefined)]),
  ) as unknown as FiguresState;
};
const days = { from: '2026-11-01', before: '2026-12-01' };

describe('the filter of the figures', () => {
  it('is asked with everything that narrows it, and nothing that is empty', () => {
    expect(filterOf(stateOf(''), imports, { from: '', before: '' })).toEqual({ definition: 'import-gacc' });
    const narrowed = stateOf('mode=2,5&office=4905&lane=RED&early=late&sample=exclude');
    expect(filterOf(narrowed, imports, days)).toEqual({
      ...{ definition: 'import-gacc', ...days, sample: 'exclude' },
      ...{ mode: '2,5', office: '4905', lane: 'RED', early: 'late' },
    });
  });

  it('names the direction only where the definition covers both', () => {
    expect(filterOf(stateOf('direction=EXPORT'), both, days).direction).toBe('EXPORT');
    expect(filterOf(stateOf('direction=EXPORT'), imports, days)).not.toHaveProperty('direction');
    expect(periodOf(both, 'EXPORT', days, 'only')).toEqual({ definition: 'customs-only', direction: 'EXPORT', ...days, sample: 'only' });
  });

  it('goes whole to the cases behind a bar, which ask the API the same', () => {
    const filter = filterOf(stateOf('mode=2,5&office=4905&lane=RED&early=late&sample=only&direction=EXPORT'), both, days);
    const search = casesSearch(filter, { split: 'lane', group: 'RED', stage: 'D', owner: '' });
    expect(search).toEqual({ ...filter, split: 'lane', group: 'RED', stage: 'D' });
    const read = Object.fromEntries(Object.entries(CASES_PARTS).map(([name, part]) => [name, part.read(search[name])]));
    expect(caseQuestion(read as unknown as Parameters<typeof caseQuestion>[0], both)).toEqual(search);
  });
});

describe('the days of a point of the trend', () => {
  const november = { from: '2026-10-31T16:00:00.000Z', before: '2026-11-30T16:00:00.000Z' };

  it('are those of Shanghai', () => {
    expect(daysOfPoint({ from: '2026-11-24T16:00:00.000Z', before: '2026-11-25T16:00:00.000Z' }, {})).toEqual({
      ...{ from: '2026-11-25', before: '2026-11-26' },
    });
    expect(daysOfPoint(november, {})).toEqual({ from: '2026-11-01', before: '2026-12-01' });
  });

  it('end where the period that was asked for does', () => {
    expect(daysOfPoint(november, { from: '2026-11-10', before: '2026-11-20' })).toEqual({ from: '2026-11-10', before: '2026-11-20' });
    expect(daysOfPoint(november, { from: '2026-01-01', before: '2027-01-01' })).toEqual({ from: '2026-11-01', before: '2026-12-01' });
  });
});

describe('what a direction is shown with', () => {
  it('is the chosen definition where it covers it, else the first of that direction', () => {
    const known = [imports, exports, both];
    expect(definitionFor('EXPORT', both, known)).toBe(both);
    expect(definitionFor('IMPORT', imports, known)).toBe(imports);
    expect(definitionFor('EXPORT', imports, known)).toBe(exports);
    expect(definitionFor('EXPORT', imports, [imports])).toBeUndefined();
  });

  it('is the baseline of its region, or none', () => {
    const entry = (region: string, direction: string) => ({ definition: 'customs-only', baseline: { region, direction } }) as BaselineEntry;
    const known = [entry('shanghai', 'IMPORT'), entry('shanghai', 'EXPORT')];
    expect(baselineOf(known, 'customs-only', 'EXPORT', 'shanghai')).toBe(known[1]);
    expect(baselineOf(known, 'customs-only', 'EXPORT', 'national')).toBeUndefined();
  });
});
