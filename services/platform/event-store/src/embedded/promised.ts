/** The result of synchronous work as the ports want it: what it throws becomes a rejection. */
export function promised<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
