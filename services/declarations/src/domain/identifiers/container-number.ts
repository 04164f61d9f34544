import type { Branded, Parsed } from './parsed.ts';
import { badFormat, checked } from './parsed.ts';

/** 集装箱号: owner, category U, J or Z, six digits, check digit. */
export type ContainerNumber = Branded<'container-number'>;

/** Values of ISO 6346 table A.1: A is 10, multiples of 11 are skipped. */
const letterValues = ((): ReadonlyMap<string, number> => {
  const values = new Map<string, number>();
  let value = 10;
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (value % 11 === 0) value++;
    values.set(letter, value++);
  }
  return values;
})();

/** ISO 6346, annex A: weights are powers of two, modulo 11; a remainder of 10 is written 0. */
export function parseContainerNumber(text: string): Parsed<ContainerNumber> {
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(text)) return badFormat;
  let sum = 0;
  for (let place = 0; place < 10; place++) {
    const character = text.charAt(place);
    sum += (letterValues.get(character) ?? Number(character)) * 2 ** place;
  }
  return checked(text as ContainerNumber, text.charAt(10), String((sum % 11) % 10));
}
