import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 联合国贸易和运输地点代码: country of two letters, place of three. Not the six-character port codes of Chinese customs. */
export type UnLocode = Branded<'un-locode'>;

/** UNECE Recommendation 16: the place may hold the digits 2 to 9, never 0 and 1. */
export function parseUnLocode(text: string): Parsed<UnLocode> {
  const code = text.replace(' ', '');
  return /^[A-Z]{2}[A-Z2-9]{3}$/.test(code) ? { ok: true, value: code as UnLocode } : badFormat;
}
