import { readFileSync } from 'node:fs';
import { parseCsv } from '@tongguan/runtime/csv';

/** What a contract number steers in a sandbox (沙箱情景). */
export interface Scenario {
  /** Upper case, e.g. `SBX-RELEASED`; a contract number that begins with it means it. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly outcome: { readonly zh: string; readonly en: string };
  /** Acts one after the other; which there are, the driver of the sandbox says. */
  readonly steps: readonly string[];
}

const FILE = new URL('../../../../infra/code-tables/sandbox/scenarios.csv', import.meta.url);
const COLUMNS = 6;

/** The table of scenarios; the one place where they stand, for the driver and for the documentation. */
export function readScenarios(): readonly Scenario[] {
  const [, ...records] = parseCsv(readFileSync(FILE, 'utf8'));
  return records.map(({ line, cells }) => {
    if (cells.length !== COLUMNS) throw new Error(`scenarios.csv:${String(line)}: ${String(cells.length)} cells, not ${String(COLUMNS)}`);
    const [code = '', zh = '', en = '', outcomeZh = '', outcomeEn = '', steps = ''] = cells;
    return {
      ...{ code, name: { zh, en }, outcome: { zh: outcomeZh, en: outcomeEn } },
      steps: steps.split(' ').filter((step) => step !== ''),
    };
  });
}

/** The scenario that a contract number means; the longest code counts. Undefined: a declaration like any other. */
export function scenarioOf(contractNo: string, scenarios: readonly Scenario[]): Scenario | undefined {
  const text = contractNo.trim().toUpperCase();
  return scenarios
    .filter(({ code }) => text === code || /^[-/._ ]/.test(text.startsWith(code) ? text.slice(code.length) : ''))
    .toSorted((a, b) => b.code.length - a.code.length)[0];
}
