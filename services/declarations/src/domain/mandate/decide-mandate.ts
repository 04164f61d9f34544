import type { DeclarationsEvent, MandateTerms } from '../events.ts';
import { oneEvent } from '../one-event.ts';
import type { Given, MandateState, Pair } from './mandate-state.ts';
import { givenBy } from './mandate-state.ts';

export type MandateRefusal =
  | { readonly refusal: 'no-such-mandate' | 'mandate-key-reused' | 'mandate-not-asked' | 'mandate-revoked' }
  /** Something happened to it since it was seen: what is there has this version. */
  | { readonly refusal: 'mandate-changed'; readonly version: number };

interface Terms extends Pair {
  readonly terms: MandateTerms;
  /** SHA-256 of the terms, hex. */
  readonly digest: string;
  readonly sample: boolean;
}
interface Grant extends Terms {
  readonly grantId: string;
}
interface Ask extends Terms {
  readonly requestId: string;
}
interface Revoke extends Pair {
  readonly byCompany: string;
  readonly reason: string;
  /** Version that was seen; undefined: whatever there is. */
  readonly expectedVersion: number | undefined;
  readonly sample: boolean;
}
interface At {
  /** Version of the stream that is decided on. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Decided = readonly DeclarationsEvent[] | MandateRefusal;
const namesOf = ({ trader, agent }: Pair) => ({ traderCompany: trader, agentCompany: agent });

/** 委托, in the place of what was given before. The same again, or what is given already, changes nothing. `now` is epoch milliseconds. */
export function grant(state: MandateState, command: Grant, now: number): Decided {
  const { grantId, terms, digest, sample } = command;
  const before = state.grants[grantId];
  if (before !== undefined) return before === digest ? [] : { refusal: 'mandate-key-reused' };
  if (state.status === 'GRANTED' && state.digest === digest && state.asked?.status !== 'OPEN') return [];
  return oneEvent(now, command.trader, { $case: 'mandateGranted', value: { ...namesOf(command), grantId, terms, digest, sample } });
}

/** An agent asks for a mandate (申请委托); a newer wish takes the place of one that is open. `now` is epoch milliseconds. */
export function ask(state: MandateState, command: Ask, now: number): Decided {
  const { requestId, terms, digest, sample } = command;
  const { asked } = state;
  if (asked?.requestId === requestId) return asked.digest === digest ? [] : { refusal: 'mandate-key-reused' };
  if (asked?.status === 'OPEN' && asked.digest === digest) return [];
  return oneEvent(now, command.agent, { $case: 'mandateRequested', value: { ...namesOf(command), requestId, terms, digest, sample } });
}

/** The trader does not give what was asked for. */
export function refuseAsked(state: MandateState, command: Pair & { readonly reason: string }, now: number): Decided {
  const { asked } = state;
  if (asked === undefined) return { refusal: 'no-such-mandate' };
  if (asked.status === 'REFUSED') return [];
  if (asked.status === 'GRANTED') return { refusal: 'mandate-not-asked' };
  const value = { ...namesOf(command), requestId: asked.requestId, reason: command.reason };
  return oneEvent(now, command.trader, { $case: 'mandateRequestRefused', value });
}

/** 解除委托 by either side; of one that stands on paper only, too. Once is enough, whoever asks again. */
export function revoke(state: MandateState, command: Revoke, paper: Given | undefined, { version, now }: At): Decided {
  const { byCompany, reason, expectedVersion, sample } = command;
  if (state.status === 'REVOKED') return state.ended?.byCompany === byCompany ? [] : { refusal: 'mandate-revoked' };
  const given = givenBy(state, paper);
  if (given === undefined) return { refusal: 'no-such-mandate' };
  if (expectedVersion !== undefined && expectedVersion !== version) return { refusal: 'mandate-changed', version };
  const value = { ...namesOf(command), byCompany, reason, terms: given.terms, sample };
  return oneEvent(now, byCompany, { $case: 'mandateRevoked', value });
}
