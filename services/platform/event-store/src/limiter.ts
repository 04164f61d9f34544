/** Runs at most `limit` pieces of work at a time; the others wait in the order of asking. */
export function createLimiter(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < limit) running += 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      // the place is handed to the next in the queue, if there is one
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
