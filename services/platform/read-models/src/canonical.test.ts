import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { InvalidDocument } from './port.ts';

it('gives one text for one content, which reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(canonical(value));
      expect(JSON.stringify(canonical(JSON.parse(text)))).toBe(text);
      expect(JSON.stringify(canonical(JSON.parse(JSON.stringify(value))))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it('sorts members, drops undefined ones, mends broken text, and keeps __proto__ as data', () => {
  expect(JSON.stringify(canonical({ b: -0, a: undefined, 2: 'x\ud800', 1: null }))).toBe('{"1":null,"2":"x\ufffd","b":0}');
  const odd = canonical(JSON.parse('{"__proto__":{"a":1}}')) as object;
  expect(JSON.stringify(odd)).toBe('{"__proto__":{"a":1}}');
  expect(Object.getPrototypeOf(odd)).toBe(Object.prototype);
});

it('refuses what JSON cannot keep', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  for (const value of [cycle, [undefined], { a: 1n }, { a: Infinity }, { a: new Map() }, { a: () => 1 }]) {
    expect(() => canonical<unknown>(value)).toThrow(InvalidDocument);
  }
});
