import { parseContainerNumber } from '@tongguan/declarations/domain/identifiers/container-number';
import type { Chance } from './random.ts';
import type { Mode } from './goods.ts';

const OWNERS = ['TBJU', 'CSNU', 'TEMU', 'MSCU', 'CSQU'] as const;

/** A container number with its right check digit (ISO 6346), found by asking the parser. */
export function containerNumber(chance: Chance): string {
  const stem = `${chance.pick(OWNERS)}${String(chance.int(100_000, 999_999))}`;
  for (let digit = 0; digit < 10; digit++) {
    if (parseContainerNumber(`${stem}${String(digit)}`).ok) return `${stem}${String(digit)}`;
  }
  throw new Error(`no check digit fits ${stem}`);
}

/** A bill number in the form of the mode: air waybill, rail consignment note, bill of lading, road manifest. */
export function billNumber(chance: Chance, mode: Mode): string {
  const serial = chance.int(1_000_000, 9_999_999);
  switch (mode) {
    case '5':
      return `784-${String(serial)}${String(serial % 7)}_H${String(chance.int(10_000, 99_999))}`;
    case '3':
      return `SMGS${String(chance.int(10, 99))}${String(serial)}`;
    case '2':
      return `YYCLJ${String(chance.int(100, 999))}${String(serial)}`;
    case '4':
      return `HNRD${String(chance.int(100, 999))}${String(serial)}`;
  }
}
