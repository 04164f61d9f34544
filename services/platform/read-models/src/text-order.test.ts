import fc from 'fast-check';
import { expect, it } from 'vitest';
import { successor } from './text-order.ts';

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const text = fc.string({ unit: 'binary', maxLength: 4 });

it('has exactly the texts with the prefix between the prefix and its successor', () => {
  fc.assert(
    fc.property(text, text, fc.boolean(), (prefix, rest, extend) => {
      const candidate = extend ? prefix + rest : rest;
      const end = successor(prefix);
      const within = compare(candidate, prefix) >= 0 && (end === undefined || compare(candidate, end) < 0);
      expect(within).toBe(candidate.startsWith(prefix));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['长沙', '长沚'],
  ['a\u{10FFFF}', 'b'],
  ['\uD7FF', '\uE000'],
  ['\u{FFFF}', '\u{10000}'],
  ['\u{10FFFF}', undefined],
  ['', undefined],
])('puts after %j', (prefix, expected) => {
  expect(successor(prefix)).toBe(expected);
});
