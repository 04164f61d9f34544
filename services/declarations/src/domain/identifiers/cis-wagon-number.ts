import { luhnDigit } from './luhn.ts';
import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 宽轨车辆号: eight digits, wagons of the 1520-mm railways. Chinese wagons have seven digits and no check digit. */
export type CisWagonNumber = Branded<'cis-wagon-number'>;

/** Numbering of the 1520-mm railways (domain.md §4): Luhn over the first seven digits. */
export function parseCisWagonNumber(text: string): Parsed<CisWagonNumber> {
  if (!/^\d{8}$/.test(text)) return badFormat;
  return checked(text as CisWagonNumber, text.charAt(7), luhnDigit(text.slice(0, 7)));
}
