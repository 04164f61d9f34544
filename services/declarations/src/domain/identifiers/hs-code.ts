import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 商品编号: six digits of the Harmonized System, two of the national tariff, two of customs statistics. */
export type HsCode = Branded<'hs-code'>;

/** Shape only (domain.md §4): whether the code is in force on a day is for the tariff of that day to say. */
export function parseHsCode(text: string): Parsed<HsCode> {
  return /^(?!00)\d{10}$/.test(text) ? { ok: true, value: text as HsCode } : badFormat;
}
