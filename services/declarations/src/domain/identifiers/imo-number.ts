import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 国际海事组织船舶识别号: seven digits, here without the letters IMO. Inland barges have none. */
export type ImoNumber = Branded<'imo-number'>;

/** IMO Resolution A.1117(30): six digits weighted 7 to 2, the last digit of the sum is the check digit. */
export function parseImoNumber(text: string): Parsed<ImoNumber> {
  const match = /^(?:IMO ?)?(\d{7})$/.exec(text);
  if (match === null) return badFormat;
  const digits = match[1] ?? '';
  let sum = 0;
  for (let place = 0; place < 6; place++) sum += Number(digits[place]) * (7 - place);
  return checked(digits as ImoNumber, digits.charAt(6), String(sum % 10));
}
