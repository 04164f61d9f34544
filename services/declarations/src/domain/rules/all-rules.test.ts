import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '@tongguan/calendar/days';
import { aDeclaration, anItem, codeTables } from '../../../test/builders.ts';
import { tableNames } from '../code-tables.ts';
import { complete } from '../complete-content.ts';
import { allRules } from './all-rules.ts';

const both = ({ zh, en }: { zh: string; en: string }): boolean => /[\u4e00-\u9fff]/.test(zh) && /^[^\u4e00-\u9fff]+$/.test(en);

describe('the rule catalogue', () => {
  it('has V01 to V20 and no id twice', () => {
    const ids = allRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (let number = 1; number <= 20; number++) expect(ids).toContain(`V${String(number).padStart(2, '0')}`);
  });
  it.each(allRules)('$id says what it asks, in both languages, since when and by what', (rule) => {
    expect(both(rule.text)).toBe(true);
    expect(both(rule.hint)).toBe(true);
    expect(rule.source).not.toBe('');
    expect(isCalendarDate(rule.since.replaceAll('-', ''))).toBe(true);
    expect(rule.severities.length).toBeGreaterThan(0);
    for (const table of rule.tables) expect(tableNames).toContain(table);
    if (rule.needs !== undefined) expect(both(rule.needs)).toBe(true);
  });
  it('is true: rules give only their own faults, of the severities they name', () => {
    const word = fc.constantFrom(
      '',
      '0',
      '1',
      '2',
      '3',
      '7',
      '0110',
      '0214',
      '1210',
      '4905',
      '8457101000',
      '3604100000',
      '035',
      '001',
      'Y',
      'a',
      'USD',
      'C49011800001',
    );
    const scrambled = fc.array(fc.tuple(fc.nat(200), word), { maxLength: 40 });
    fc.assert(
      fc.property(scrambled, fc.constantFrom('I', 'E'), (changes, direction) => {
        const base = aDeclaration({ items: [anItem(), anItem({ itemNo: '2' })], header: { direction } });
        const raw = JSON.parse(JSON.stringify({ ...base, licenceDocuments: [{ code: 'Y', number: '1' }] })) as Record<string, unknown>;
        const leaves = leavesOf(raw);
        for (const [place, value] of changes) leaves[place % leaves.length]?.(value);
        const { content } = complete(raw, codeTables);
        for (const { id, severities, check } of allRules) {
          for (const { rule, severity } of check(content, codeTables)) {
            expect(rule).toBe(id);
            expect(severities).toContain(severity === 'SEVERITY_ERROR' ? 'error' : 'warning');
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A setter for each text of a tree. */
function leavesOf(node: object): ((value: string) => void)[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [(text: string) => void Object.assign(node, { [key]: text })];
    return typeof value === 'object' && value !== null ? leavesOf(value) : [];
  });
}
