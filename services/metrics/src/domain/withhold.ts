/**
 * Which groups of a split are too small to show their times to the public (domain.md section 1.5: no row of a firm): those of
 * fewer than `below` cases. The total is shown beside them, and what it holds less the groups that are shown is the rest; so
 * when that rest would be fewer than `below` cases too, the smallest groups that are shown go with it. Gives their positions;
 * groups without a case have no times.
 */
export function tooSmall(cases: readonly number[], below: number): ReadonlySet<number> {
  const bySize = cases
    .map((n, at) => ({ n, at }))
    .filter(({ n }) => n > 0)
    .sort((left, right) => left.n - right.n || left.at - right.at);
  const withheld = new Set<number>();
  let rest = 0;
  for (const { n, at } of bySize) {
    if (n >= below && (rest === 0 || rest >= below)) break;
    withheld.add(at);
    rest += n;
  }
  return withheld;
}
