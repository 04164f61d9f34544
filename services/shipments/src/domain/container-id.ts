/** Container number (箱号) of ISO 6346: owner code, category U, J or Z, six digits, check digit. */
const SHAPE = /^[A-Z]{3}[UJZ]\d{7}$/;

/** Letter values of ISO 6346: 10 to 38 without the multiples of 11. */
const LETTER_VALUES: ReadonlyMap<string, number> = new Map(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => {
    const value = 10 + index;
    return [letter, value + Math.floor((value - 1) / 10)];
  }),
);

export type ContainerIdProblem = 'shape' | 'check-digit';

/** What is wrong with a container number, or undefined when it is right (domain.md §4; a remainder of 10 counts as 0). */
export function containerIdProblem(id: string): ContainerIdProblem | undefined {
  if (!SHAPE.test(id)) return 'shape';
  return Number(id[10]) === checkDigit(id) ? undefined : 'check-digit';
}

/** The check digit that the first ten characters of a well-shaped container number call for. */
export function checkDigit(id: string): number {
  let sum = 0;
  for (let place = 0; place < 10; place++) {
    const character = id.charAt(place);
    sum += (LETTER_VALUES.get(character) ?? Number(character)) * 2 ** place;
  }
  return (sum % 11) % 10;
}
