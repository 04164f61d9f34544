import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 组织机构代码: eight characters and a check character, without the hyphen. */
export type OrganisationCode = Branded<'organisation-code'>;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11714-1997: weighted sum modulo 11; 10 is written X and 11 is written 0. */
export function parseOrganisationCode(text: string): Parsed<OrganisationCode> {
  const code = text.replace('-', '');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return badFormat;
  const sum = weights.reduce((total, weight, place) => total + alphabet.indexOf(code.charAt(place)) * weight, 0);
  const remainder = 11 - (sum % 11);
  return checked(code as OrganisationCode, code.charAt(8), remainder === 10 ? 'X' : String(remainder % 11));
}
