import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 联合国危险货物编号: `UN` and four digits. It has no check digit. */
export type UnNumber = Branded<'un-number'>;

/** UN Model Regulations, chapter 3.2. The four digits alone, as older files have them, are read as the same number. */
export function parseUnNumber(text: string): Parsed<UnNumber> {
  const match = /^(?:UN ?)?(\d{4})$/.exec(text);
  return match === null ? badFormat : { ok: true, value: `UN${match[1] ?? ''}` as UnNumber };
}
