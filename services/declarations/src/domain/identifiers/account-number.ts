import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 账册/手册编号 (备案号): kind letter (B, C, H, L, T, ...), customs office, seven characters: 12 in all. */
export type AccountNumber = Branded<'account-number'>;

/** domain.md §4, as seen in filed lists (T3111W000076, C53097450089). It has no check digit. */
export function parseAccountNumber(text: string): Parsed<AccountNumber> {
  return /^[A-Z]\d{4}[0-9A-Z]\d{6}$/.test(text) ? { ok: true, value: text as AccountNumber } : badFormat;
}
