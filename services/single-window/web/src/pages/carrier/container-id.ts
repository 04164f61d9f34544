/** ISO 6346: letters count 10 to 38 without the multiples of 11. */
function valueOf(character: string): number {
  if (/\d/.test(character)) return Number(character);
  const value = character.charCodeAt(0) - 55;
  return value + Math.floor((value - 1) / 10);
}

export type ContainerCheck =
  { readonly ok: true } | { readonly ok: false; readonly problem: 'shape' | 'incomplete' | 'digit'; readonly digit?: number };

/** What is wrong with a container number (箱号) while it is typed; the server judges it again. */
export function checkContainer(id: string): ContainerCheck {
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(id)) {
    const mayBecome = /^(?:[A-Z]{0,3}|[A-Z]{3}[UJZ]\d{0,6})$/.test(id);
    return { ok: false, problem: mayBecome ? 'incomplete' : 'shape' };
  }
  let sum = 0;
  for (let place = 0; place < 10; place++) sum += valueOf(id.charAt(place)) * 2 ** place;
  const digit = (sum % 11) % 10;
  return Number(id.charAt(10)) === digit ? { ok: true } : { ok: false, problem: 'digit', digit };
}

/** Container numbers of a text, each once: separated by spaces, commas, semicolons or lines; written as they are on the box or in small letters. */
export function containersOf(text: string): readonly string[] {
  return [...new Set(text.toUpperCase().split(/[\s,;，；、]+/))].filter((id) => id !== '');
}

/** Whether every container number of a text is one. */
export function areContainersRight(text: string): boolean {
  return containersOf(text).every((id) => checkContainer(id).ok);
}
