import { parseOrganisationCode } from './organisation-code.ts';
import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 统一社会信用代码 (USCC): registrar, kind, six digits of region, organisation code, check character. */
export type CreditCode = Branded<'credit-code'>;

/** GB 32100-2015 leaves out I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: weights are powers of 3 modulo 31. */
export function parseCreditCode(text: string): Parsed<CreditCode> {
  if (!/^[1-9ANY][0-9A-Y]\d{6}[0-9A-Y]{10}$/.test(text) || /[IOSV]/.test(text)) return badFormat;
  let sum = 0;
  let weight = 1;
  for (let place = 0; place < 17; place++) {
    sum += alphabet.indexOf(text.charAt(place)) * weight;
    weight = (weight * 3) % 31;
  }
  return checked(text as CreditCode, text.charAt(17), alphabet.charAt((31 - (sum % 31)) % 31));
}

/**
 * Whether characters 9 to 17 are a right organisation code by themselves. Some codes given out at the change of 2015
 * are not, so this is worth a warning and never a refusal (domain.md §4).
 */
export function hasRightOrganisationCode(code: CreditCode): boolean {
  return parseOrganisationCode(code.slice(8, 17)).ok;
}
