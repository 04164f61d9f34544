import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationsEvent } from '../domain/events.ts';
import { numbers, reserveBlock } from '../domain/numbers.ts';

interface Block {
  next: number;
  end: number;
}

/** No number is left for an office in a year; a fault of the installation, never an answer to a trader. */
export class NumbersExhausted extends Error {
  override readonly name = 'NumbersExhausted';
}

/**
 * Takes sequence numbers out of blocks that this process has reserved. Everybody who asks at the same time shares one block and one
 * reservation; a process that ends loses the rest of its block. The same number is never given twice, by whatever process.
 */
export function createNumberPool(dependencies: {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly newId: () => string;
}): (customsOffice: string, year: number) => Promise<number> {
  const { journal, clock, newId } = dependencies;
  const blocks = new Map<string, Block>();
  const reserving = new Map<string, Promise<void>>();

  async function reserve(customsOffice: string, year: number, key: string): Promise<void> {
    // a new command each time: the same one would be answered with the block it got before
    const meta = { commandId: newId(), by: 'system' };
    const changed = await journal.change(numbers, key, meta, (state) => reserveBlock(state, { customsOffice, year }, clock.now()));
    if (changed.outcome === 'refused') throw new NumbersExhausted(`no number is left in ${key}`);
    for (const { fact } of changed.events) {
      if (fact?.$case === 'numberBlockReserved') blocks.set(key, { next: fact.value.first, end: fact.value.first + fact.value.size });
    }
  }

  return async (customsOffice, year) => {
    const key = `${customsOffice}/${String(year)}`;
    for (;;) {
      const block = blocks.get(key);
      if (block !== undefined && block.next < block.end) return block.next++;
      let pending = reserving.get(key);
      if (pending === undefined) {
        pending = reserve(customsOffice, year, key).finally(() => reserving.delete(key));
        reserving.set(key, pending);
      }
      await pending;
    }
  };
}
