import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersistentMap } from './persistent-map.ts';

describe('a persistent map', () => {
  it('holds what a plain map holds, and no version changes under its holder', () => {
    const entries = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat()), { maxLength: 200 });
    fc.assert(
      fc.property(entries, (pairs) => {
        const plain = new Map<string, number>();
        let map = PersistentMap.empty<number>();
        for (const [key, value] of pairs) {
          const before = map;
          const had = before.get(key);
          map = map.with(key, value);
          plain.set(key, value);
          expect(before.get(key)).toBe(had);
        }
        expect(map.size).toBe(plain.size);
        for (const [key, value] of plain) expect(map.get(key)).toBe(value);
        expect([...map.values()].sort()).toEqual([...plain.values()].sort());
        expect(map.has('longer than any key')).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
