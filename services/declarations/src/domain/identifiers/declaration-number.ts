import type { Branded, Parsed } from './parsed.ts';
import { badFormat } from './parsed.ts';

/** 报关单号 (海关编号): customs office, year, 1 import or 0 export, nine digits. It has no check digit. */
export type DeclarationNumber = Branded<'declaration-number'>;

export interface DeclarationNumberParts {
  readonly value: DeclarationNumber;
  readonly customsOffice: string;
  readonly year: number;
  /** `I` and `E`; `undefined` for the collected lists (集中申报清单), whose ninth character is a letter. */
  readonly direction: 'I' | 'E' | undefined;
  readonly sequence: number;
}

/** Largest sequence that nine digits hold. */
export const MAX_SEQUENCE = 999_999_999;

/** domain.md §4, form of the eighteen digits. */
export function parseDeclarationNumber(text: string): Parsed<DeclarationNumberParts> {
  const match = /^(\d{4})(\d{4})([01IE])(\d{9})$/.exec(text);
  if (match === null) return badFormat;
  const mark = match[3];
  return {
    ok: true,
    value: {
      value: text as DeclarationNumber,
      customsOffice: match[1] ?? '',
      year: Number(match[2]),
      direction: mark === '1' ? 'I' : mark === '0' ? 'E' : undefined,
      sequence: Number(match[4]),
    },
  };
}

/** Writes a number; `sequence` is 1 to {@link MAX_SEQUENCE}. */
export function formatDeclarationNumber(customsOffice: string, year: number, direction: 'I' | 'E', sequence: number): DeclarationNumber {
  const mark = direction === 'I' ? '1' : '0';
  return `${customsOffice}${String(year).padStart(4, '0')}${mark}${String(sequence).padStart(9, '0')}` as DeclarationNumber;
}
