import { randomUUID } from 'node:crypto';

import { vi } from 'vitest';

import type { Aggregate, EventCodec } from './aggregate.ts';
import type { Clock } from './clock.ts';
import type { Delivered, EventEngine, NewCommit } from './port.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** An engine under test, on data of its own. */
export interface OpenedEngine {
  readonly engine: EventEngine;
  /** Another process's engine on the same data, where the engine takes more than one. */
  rival?(): Promise<EventEngine>;
  /** Closes the engine and opens it again on the same data. */
  reopen(): Promise<EventEngine>;
  /** Changes one byte of a stored commit behind the engine's back. */
  tamper(topic: string, stream: string, version: number): Promise<void>;
  /** Closes whatever is open and removes the data. */
  dispose(): Promise<void>;
}

export type OpenEngine = (options: { readonly policy: RetryPolicy }) => Promise<OpenedEngine>;

/** Fails fast, and parked streams only go on when they are released. */
export const quickPolicy: RetryPolicy = {
  delaysMs: [1, 1],
  parkedFirstMs: 3_600_000,
  parkedMaxMs: 3_600_000,
  parkedPollMs: 100,
  parkedLeaseMs: 5_000,
};

/** A topic, group or stream that no other test uses. */
export const unique = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;

export function commitFor(stream: string, version: number, extra: Partial<NewCommit> = {}): NewCommit {
  return {
    stream,
    version,
    commandId: `${stream}#${version}`,
    by: 'tester',
    recordedAt: 1_700_000_000_000 + version,
    events: [noted(stream, version, `${stream} ${version}`)],
    ...extra,
  };
}

export interface Noted {
  readonly occurredAtMs: number;
  readonly source: string;
  readonly fact:
    | { readonly $case: 'noted'; readonly value: { readonly text: string } }
    | { readonly $case: 'mended'; readonly value: { readonly text: string; readonly reason: string } };
}

export const noteCodec: EventCodec<Noted> = {
  encode: (event) => ({ finish: () => Buffer.from(JSON.stringify(event)) }),
  decode: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as Noted,
};

export const note = (text: string): Noted => ({ occurredAtMs: 1, source: 'conformance', fact: { $case: 'noted', value: { text } } });

export function noted(stream: string, version: number, text: string, index = 0) {
  return { id: `${stream}@${version}.${index}`, type: 'noted', bytes: noteCodec.encode(note(text)).finish() };
}

/** State: the texts so far. */
export const notes: Aggregate<readonly string[], Noted> = {
  category: 'notes',
  initial: [],
  evolve: (texts, event) => [...texts, event.fact.value.text],
};

export const fixedClock = (now = 1_700_000_000_000): Clock => ({ now: () => now, simulated: true });

export const idsOf = (records: readonly Delivered[]): string[] => records.map((record) => record.event.id);

/** Waits for a condition of the world; the bound only ends a broken run. */
export const until = (condition: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error(`still waiting for: ${condition.toString()}`);
    },
    { timeout: 30_000, interval: 10 },
  );
