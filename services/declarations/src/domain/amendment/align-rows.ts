/** Rows of a list before and after, paired: a row without its partner was removed or added. Places are from 0. */
export interface RowPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/**
 * Pairs the rows of two lists so that few fields differ: rows that are alike stay together in their order (longest common
 * subsequence), what stands between two of them is paired from the top, and the rest was removed or added. So a row that is taken
 * out of the middle is one removal, not a change of every row below it. `before` and `after` are texts that tell rows apart.
 */
export function alignRows(before: readonly string[], after: readonly string[]): readonly RowPair[] {
  const pairs: RowPair[] = [];
  let [from, to] = [0, 0];
  const between = (untilBefore: number, untilAfter: number): void => {
    while (from < untilBefore && to < untilAfter) pairs.push({ before: from++, after: to++ });
    while (from < untilBefore) pairs.push({ before: from++, after: undefined });
    while (to < untilAfter) pairs.push({ before: undefined, after: to++ });
  };
  for (const [one, other] of common(before, after)) {
    between(one, other);
    pairs.push({ before: from++, after: to++ });
  }
  between(before.length, after.length);
  return pairs;
}

/** Places of the longest common subsequence, in order. Lists have at most some hundred rows, so the square of that is little. */
function common(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * width);
  const at = (one: number, other: number): number => longest[one * width + other] ?? 0;
  for (let one = before.length - 1; one >= 0; one--)
    for (let other = after.length - 1; other >= 0; other--)
      longest[one * width + other] =
        before[one] === after[other] ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
  const places: (readonly [number, number])[] = [];
  for (let [one, other] = [0, 0]; one < before.length && other < after.length;) {
    if (before[one] === after[other]) places.push([one++, other++]);
    else if (at(one + 1, other) >= at(one, other + 1)) one++;
    else other++;
  }
  return places;
}
