import type { Agenda } from './agenda.ts';
import type { Chance } from './random.ts';
import type { Tally } from './tally.ts';
import type { Answer, Caller } from './window.ts';

/** What every player needs: when it is, what is due, and the window as each demo user. */
export interface Stage {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly tally: Tally;
  /** Simulated time, epoch milliseconds. */
  now(): number;
  as(user: string): Caller;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** The body of an expected answer; anything else ends the play, since a sample that hides a fault would be worth nothing. */
export function expectStatus(answer: Answer, ...statuses: readonly number[]): Record<string, unknown> {
  if (statuses.includes(answer.status)) return answer.body;
  throw new Error(
    `the window answered ${answer.status} where ${statuses.join(' or ')} was expected: ${JSON.stringify(answer.body).slice(0, 2000)}`,
  );
}
