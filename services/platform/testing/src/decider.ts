import { deepStrictEqual, fail } from 'node:assert/strict';
import type { Aggregate, DomainRefusal } from '@tongguan/event-store/aggregate';

/** What a decision came to, to be compared. */
export interface Outcome<State, Event, Refusal extends DomainRefusal> {
  /** Exactly these facts, in order. */
  thenEvents(expected: readonly Event[]): Outcome<State, Event, Refusal>;
  thenNothing(): Outcome<State, Event, Refusal>;
  /** This refusal; with `detail`, these of its fields, too. */
  thenRefusal(code: Refusal['refusal'], detail?: Partial<Omit<Refusal, 'refusal'>>): Outcome<State, Event, Refusal>;
  /** The state after the facts. */
  thenState(check: (state: State) => void): Outcome<State, Event, Refusal>;
}

export interface Given<State, Event> {
  readonly state: State;
  when<Refusal extends DomainRefusal = never>(
    decide: (state: State, version: number) => readonly Event[] | Refusal,
  ): Outcome<State, Event, Refusal>;
}

/** `given(caseAggregate, [opened]).when((state) => claim(state, command, now)).thenEvents([claimed])`. One event is one version. */
export function given<State, Event>(aggregate: Aggregate<State, Event>, history: readonly Event[]): Given<State, Event> {
  const state = history.reduce(aggregate.evolve, aggregate.initial);
  return {
    state,
    when: (decide) => outcomeOf(aggregate, state, decide(state, history.length)),
  };
}

function isRefusal<Event, Refusal extends DomainRefusal>(decision: readonly Event[] | Refusal): decision is Refusal {
  return !Array.isArray(decision);
}

function outcomeOf<State, Event, Refusal extends DomainRefusal>(
  aggregate: Aggregate<State, Event>,
  state: State,
  decision: readonly Event[] | Refusal,
): Outcome<State, Event, Refusal> {
  const events = (): readonly Event[] => {
    if (isRefusal(decision)) fail(`expected facts, but it was refused: ${JSON.stringify(decision, undefined, 2)}`);
    return decision;
  };
  const outcome: Outcome<State, Event, Refusal> = {
    thenEvents(expected) {
      deepStrictEqual(events(), expected);
      return outcome;
    },
    thenNothing() {
      deepStrictEqual(events(), []);
      return outcome;
    },
    thenRefusal(code, detail = {}) {
      if (!isRefusal(decision)) fail(`expected the refusal ${code}, but these facts came: ${JSON.stringify(decision, undefined, 2)}`);
      const shown = Object.fromEntries(Object.keys(detail).map((key) => [key, decision[key as keyof Refusal]]));
      deepStrictEqual({ refusal: decision.refusal, ...shown }, { refusal: code, ...detail });
      return outcome;
    },
    thenState(check) {
      check(events().reduce(aggregate.evolve, state));
      return outcome;
    },
  };
  return outcome;
}
