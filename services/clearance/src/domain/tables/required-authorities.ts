import type { RequiredAuthority } from '../facts.ts';
import type { AuthorityRule, ClearanceTables, Screened } from './tables.ts';
import { allows, applies } from './tables.ts';

const HOUR_MS = 3_600_000;

/**
 * Authorities that must clear a declaration, each once and in the table's order. The first rule that fits names why; the
 * earliest due time of all that fit counts. Due times are epoch ms, 0 = none.
 */
export function requiredAuthorities(tables: ClearanceTables, screened: Screened): readonly RequiredAuthority[] {
  const required = new Map<string, RequiredAuthority>();
  for (const row of tables.authorities) {
    if (!applies(row, screened) || !holds(row, screened)) continue;
    const dueAtMs = row.dueHours === 0 ? 0 : screened.acceptedAtMs + row.dueHours * HOUR_MS;
    const known = required.get(row.authority);
    required.set(row.authority, {
      authority: row.authority,
      rule: known?.rule ?? row.rule,
      dueAtMs: known === undefined ? dueAtMs : earlier(known.dueAtMs, dueAtMs),
    });
  }
  return [...required.values()];
}

function earlier(a: number, b: number): number {
  if (a === 0 || b === 0) return a + b;
  return Math.min(a, b);
}

function holds(row: AuthorityRule, screened: Screened): boolean {
  if (!allows(row.transportModes, screened.transportMode)) return false;
  switch (row.condition) {
    case 'always':
      return true;
    case 'hs-chapter':
      return screened.goods.some((each) => row.hsChapters.includes(each.hsCode.slice(0, 2)));
    case 'dangerous-goods':
      return screened.goods.some((each) => each.unNumber !== '');
    case 'oversize':
      return screened.oversize;
  }
}
