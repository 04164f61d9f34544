const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/**
 * The least text above every text with this prefix, by code point (the order of UTF-8 bytes, which both engines use);
 * undefined when there is none.
 */
export function successor(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    if (last === LAST_CODE_POINT) continue;
    const next = last + 1;
    return String.fromCodePoint(...points, next === FIRST_SURROGATE ? AFTER_SURROGATES : next);
  }
  return undefined;
}
