/** Waits until `check` answers with something other than `undefined` or `false`, and gives it; throws what last went wrong. */
export async function eventually<T>(
  check: () => Promise<T> | T,
  options: { timeoutMs?: number; everyMs?: number } = {},
): Promise<NonNullable<T>> {
  const { timeoutMs = 5_000, everyMs = 10 } = options;
  const giveUpAt = performance.now() + timeoutMs;
  let last: unknown = new Error('never true');
  for (;;) {
    try {
      const value = await check();
      if (value !== undefined && value !== null && value !== false) return value;
      last = new Error(`still ${String(value)}`);
    } catch (error) {
      last = error;
    }
    if (performance.now() >= giveUpAt) throw new Error(`not within ${timeoutMs} ms`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
