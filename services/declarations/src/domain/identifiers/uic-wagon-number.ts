import { luhnDigit } from './luhn.ts';
import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** UIC 车辆号: twelve digits, as painted on wagons of the 1435-mm railways west of the gauge change. */
export type UicWagonNumber = Branded<'uic-wagon-number'>;

/** UIC leaflet 438-2: Luhn over the first eleven digits. Spaces and the hyphen before the check digit are dropped. */
export function parseUicWagonNumber(text: string): Parsed<UicWagonNumber> {
  const digits = text.replace(/[ -]/g, '');
  if (!/^\d{12}$/.test(digits)) return badFormat;
  return checked(digits as UicWagonNumber, digits.charAt(11), luhnDigit(digits.slice(0, 11)));
}
