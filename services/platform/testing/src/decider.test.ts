import type { Aggregate } from '@tongguan/event-store/aggregate';
import { describe, expect, it } from 'vitest';
import { given } from './decider.ts';

type Event = { readonly added: number };
type Refusal = { readonly refusal: 'too-much'; readonly most: number };

const sum: Aggregate<number, Event> = { category: 'sum', initial: 0, evolve: (state, { added }) => state + added };
const add =
  (added: number) =>
  (state: number): readonly Event[] | Refusal =>
    state + added > 10 ? { refusal: 'too-much', most: 10 - state } : added === 0 ? [] : [{ added }];

describe('given, when, then', () => {
  it('holds when the facts, the state or the refusal are the expected ones', () => {
    given(sum, [{ added: 3 }])
      .when(add(4))
      .thenEvents([{ added: 4 }])
      .thenState((state) => {
        expect(state).toBe(7);
      });
    given(sum, []).when(add(0)).thenNothing();
    given(sum, [{ added: 9 }])
      .when(add(4))
      .thenRefusal('too-much')
      .thenRefusal('too-much', { most: 1 });
  });

  it('gives the decision the version that follows from the history', () => {
    given(sum, [{ added: 1 }, { added: 1 }])
      .when((_state, version) => [{ added: version }])
      .thenEvents([{ added: 2 }]);
  });

  it('fails, and says what came instead', () => {
    const decided = given(sum, [{ added: 9 }]).when(add(1));
    const refused = given(sum, [{ added: 9 }]).when(add(4));
    expect(() => decided.thenEvents([{ added: 2 }])).toThrow(/added: 1/);
    expect(() => decided.thenEvents([{ added: 1 }, { added: 1 }])).toThrow();
    expect(() => decided.thenNothing()).toThrow();
    expect(() => decided.thenRefusal('too-much')).toThrow(/expected the refusal too-much, but these facts came[^]*"added": 1/);
    expect(() => refused.thenEvents([])).toThrow(/expected facts, but it was refused[^]*too-much/);
    expect(() => refused.thenRefusal('too-much', { most: 5 })).toThrow(/most/);
    expect(() => refused.thenState(() => undefined)).toThrow(/refused/);
  });
});
