import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 海关注册编码: four digits of region, zone type, firm type, serial of four. It has no check digit. */
export type CustomsCode = Branded<'customs-code'>;

/** GACC registration codes as seen in filed declarations (domain.md §4): the last characters may be letters. */
export function parseCustomsCode(text: string): Parsed<CustomsCode> {
  return /^\d{4}[0-9A-Z]{6}$/.test(text) ? { ok: true, value: text as CustomsCode } : badFormat;
}
