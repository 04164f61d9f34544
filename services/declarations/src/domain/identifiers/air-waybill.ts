import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 航空主运单号 (master air waybill): airline prefix, hyphen, serial of seven digits and its check digit. */
export type AirWaybill = Branded<'air-waybill'>;

/** IATA Resolution 600a: the check digit is the serial modulo 7, without the airline's prefix. */
export function parseAirWaybill(text: string): Parsed<AirWaybill> {
  if (!/^\d{3}-?\d{8}$/.test(text)) return badFormat;
  const digits = text.replace('-', '');
  const value = `${digits.slice(0, 3)}-${digits.slice(3)}` as AirWaybill;
  return checked(value, digits.charAt(10), String(Number(digits.slice(3, 10)) % 7));
}

/** The bill number of an air declaration (domain.md §1.1): `<master>` or `<master>_<house>`; undefined when it is neither. */
export function splitAirBill(billNo: string): { readonly master: string; readonly house: string } | undefined {
  const match = /^(\d{3}-?\d{8})(?:_(.+))?$/.exec(billNo);
  return match === null ? undefined : { master: match[1] ?? '', house: match[2] ?? '' };
}
