import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is not `undefined`; throws with `what` when it takes longer than `timeoutMs`. */
export async function until<T>(what: string, timeoutMs: number, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what} took longer than ${timeoutMs} ms`);
    await pause(25);
  }
}
