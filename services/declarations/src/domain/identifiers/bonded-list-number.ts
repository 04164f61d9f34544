import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 保税核注清单编号: `QD`, customs office, two digits of year, I or E, nine digits. */
export type BondedListNumber = Branded<'bonded-list-number'>;

/** domain.md §4, as seen in receipts (QD311124E000098849). It has no check digit. */
export function parseBondedListNumber(text: string): Parsed<BondedListNumber> {
  return /^QD\d{6}[IE]\d{9}$/.test(text) ? { ok: true, value: text as BondedListNumber } : badFormat;
}
