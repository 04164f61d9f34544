import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

/** Work that the test ends by hand. */
function workshop() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const work = (given: number): Promise<string> => {
    begun.push(given);
    return new Promise((resolve) => ends.set(given, () => { resolve(`r${String(given)}`); })); // prettier-ignore
  };
  return { begun, work, end: (given: number) => ends.get(given)?.() };
}

describe('results in order', () => {
  it('wait for those before them, and come before the source has ended', async () => {
    const { work, end } = workshop();
    let more = (): void => undefined;
    async function* source(): AsyncGenerator<number> {
      yield* [1, 2];
      await new Promise<void>((resolve) => (more = resolve));
      yield 3;
    }
    const results = inOrder(source(), work, 5);
    const first = results.next();
    await turn();
    end(2);
    await turn();
    end(1);
    expect(await first).toEqual({ done: false, value: 'r1' });
    expect(await results.next()).toEqual({ done: false, value: 'r2' });
    const third = results.next();
    await turn();
    more();
    await turn();
    end(3);
    expect(await third).toEqual({ done: false, value: 'r3' });
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('are begun no faster than allowed, and not while nobody takes them', async () => {
    const { begun, work, end } = workshop();
    async function* source(): AsyncGenerator<number> {
      for (let given = 1; given <= 10; given++) yield await Promise.resolve(given);
    }
    const results = inOrder(source(), work, 2);
    const first = results.next();
    await turn();
    expect(begun).toEqual([1, 2]);
    end(1);
    expect(await first).toEqual({ done: false, value: 'r1' });
    await turn();
    expect(begun).toEqual([1, 2]);
    void results.next();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
  });

  it('end with the fault of the source', async () => {
    async function* source(): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw new Error('gone');
    }
    const results = inOrder(source(), (given) => Promise.resolve(given), 1);
    expect(await results.next()).toEqual({ done: false, value: 1 });
    await expect(results.next()).rejects.toThrow('gone');
  });
});
