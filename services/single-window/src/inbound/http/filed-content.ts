import type { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';

type Json = Readonly<Record<string, unknown>>;

/** What was filed, without what was left empty, so that it can be filed again as it is: empty means not given. */
export function filedContent(content: DeclarationContent | undefined): Json {
  return content === undefined ? {} : given(content as unknown as Json);
}

function given(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (Array.isArray(member))
        return member.length === 0 ? [] : [[name, member.map((each: unknown) => (isObject(each) ? given(each) : each))]];
      if (isObject(member)) {
        const inner = given(member);
        return Object.keys(inner).length === 0 ? [] : [[name, inner]];
      }
      return member === '' || member === false || member === undefined ? [] : [[name, member]];
    }),
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
