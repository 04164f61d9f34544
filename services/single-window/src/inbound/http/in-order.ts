/**
 * Works on what comes and gives the results in the order of its coming, each as soon as it and those before it are there. At most
 * `most` are in hand: nothing more is read meanwhile, and nothing more is begun while nobody takes the results. `work` never rejects.
 */
export async function* inOrder<Given, Result>(
  source: AsyncIterable<Given>,
  work: (given: Given) => Promise<Result>,
  most: number,
): AsyncGenerator<Result> {
  const given = source[Symbol.asyncIterator]();
  const inHand: Promise<Result>[] = [];
  let coming: Promise<IteratorResult<Given>> | undefined;
  let ended = false;
  const come = (): Promise<IteratorResult<Given>> => {
    const next = given.next();
    // whoever leaves early no longer waits for it
    next.catch(() => undefined);
    return next;
  };
  while (!ended || inHand.length > 0) {
    if (!ended && inHand.length < most) coming = coming ?? come();
    const [head] = inHand;
    const first = await Promise.race([
      ...(head === undefined ? [] : [head.then((result) => ({ kind: 'result', result }) as const)]),
      ...(coming === undefined ? [] : [coming.then((next) => ({ kind: 'given', next }) as const)]),
    ]);
    if (first.kind === 'result') {
      void inHand.shift();
      yield first.result;
    } else {
      coming = undefined;
      if (first.next.done === true) ended = true;
      else inHand.push(work(first.next.value));
    }
  }
}
