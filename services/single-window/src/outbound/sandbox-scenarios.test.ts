import { describe, expect, it } from 'vitest';
import { readScenarios, scenarioOf } from './sandbox-scenarios.ts';

const scenarios = readScenarios();
const of = (contractNo: string) => scenarioOf(contractNo, scenarios)?.code;

describe('the scenarios of a sandbox', () => {
  it('have a code of their own each, words in both languages, and an outcome', () => {
    expect(new Set(scenarios.map(({ code }) => code)).size).toBe(scenarios.length);
    for (const { code, name, outcome } of scenarios) {
      expect(code).toMatch(/^SBX(-[A-Z]+)+$/);
      expect(
        [name.zh, name.en, outcome.zh, outcome.en].every((text) => text !== ''),
        code,
      ).toBe(true);
    }
  });
  it('are named by the beginning of a contract number, in any case', () => {
    expect(of('SBX-RELEASED')).toBe('SBX-RELEASED');
    expect(of(' sbx-released ')).toBe('SBX-RELEASED');
    expect(of('Sbx-Tax-Due-2026/17')).toBe('SBX-TAX-DUE');
  });
  it('are named by nothing else: such a declaration is like any other', () => {
    expect(['', 'HN-2026-1', 'SBX', 'SBX-', 'SBX-NONSENSE', 'SBX-RELEASEDX', 'X-SBX-RELEASED'].map(of)).toEqual(Array(7).fill(undefined));
  });
});
