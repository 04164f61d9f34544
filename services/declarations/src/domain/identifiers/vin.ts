import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 车辆识别代号: seventeen characters without I, O and Q. */
export type Vin = Branded<'vin'>;

/** 49 CFR 565.15, table III; digits stand for themselves. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const values = '12345678123457923456789';
const letterValues: ReadonlyMap<string, number> = new Map(Array.from(letters, (letter, place) => [letter, Number(values.charAt(place))]));
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/**
 * 49 CFR 565.15 and GB 16735: position 9 is the weighted sum modulo 11, 10 written X. The check is the law in China and North
 * America and not in Europe, so the caller decides how much a `check` problem weighs.
 */
export function parseVin(text: string): Parsed<Vin> {
  if (!/^[0-9A-HJ-NPR-Z]{17}$/.test(text)) return badFormat;
  const sum = weights.reduce<number>((total, weight, place) => {
    const character = text.charAt(place);
    return total + (letterValues.get(character) ?? Number(character)) * weight;
  }, 0);
  const remainder = sum % 11;
  return checked(text as Vin, text.charAt(8), remainder === 10 ? 'X' : String(remainder));
}
