import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import { testHost } from '@tongguan/testing/host';
import { describe, expect, it } from 'vitest';
import { createNumberPool } from '#src/use-cases/number-pool';

describe('declaration numbers', () => {
  it('never repeat between instances on one store, at once and over restarts', async () => {
    let host = await testHost();
    const taken: number[] = [];
    let ids = 0;
    const instance = async () => {
      const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
      return createNumberPool({ journal, clock: host.clock, newId: () => `block-${String(ids++)}` });
    };
    for (let round = 0; round < 3; round++) {
      const pools = await Promise.all([instance(), instance()]);
      const wanted = Array.from({ length: 300 }, (_, n) => pools[n % 2]!('4905', 2026));
      taken.push(...(await Promise.all(wanted)));
      host = await host.restart();
    }
    await host[Symbol.asyncDispose]();
    expect(taken).toHaveLength(900);
    expect(new Set(taken).size).toBe(900);
    // a round of two instances leaves at most one open block each
    expect(Math.max(...taken)).toBeLessThanOrEqual(900 + 6 * 100);
  });

  it('count by office and by year', async () => {
    await using host = await testHost();
    const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
    let ids = 0;
    const take = createNumberPool({ journal, clock: host.clock, newId: () => String(ids++) });
    expect([await take('4905', 2026), await take('4905', 2026), await take('4902', 2026), await take('4905', 2027)]).toEqual([1, 2, 1, 1]);
  });
});
