import type { DeclarationsEvent, Direction, MandateTerms } from '../events.ts';

/** What one company lets another do, and since when; of a table of papers or of the stream. */
export interface Given {
  readonly terms: MandateTerms;
  /** Epoch milliseconds; 0: on paper, before this window. */
  readonly atMs: number;
}

/** The agent's wish that the trader has not answered, or how it was answered. */
interface Asked {
  readonly requestId: string;
  readonly terms: MandateTerms;
  readonly digest: string;
  readonly atMs: number;
  readonly status: 'OPEN' | 'GRANTED' | 'REFUSED';
}

/** Who ended it, or refused what was asked for. */
interface Ended {
  readonly byCompany: string;
  readonly reason: string;
  readonly atMs: number;
}

/**
 * 代理报关委托 between one trader (收发货人) and one agent (报关企业), as the stream has it. NONE: nothing was ever given or taken here, so the
 * table of papers counts.
 */
export interface MandateState {
  readonly status: 'NONE' | 'GRANTED' | 'REVOKED';
  readonly given: Given | undefined;
  readonly digest: string;
  /** Digest by the id of each grant so far: tells a repeat. */
  readonly grants: Readonly<Record<string, string>>;
  readonly asked: Asked | undefined;
  readonly ended: Ended | undefined;
  readonly sample: boolean;
}

export interface Pair {
  readonly trader: string;
  readonly agent: string;
}

/** Id of the one mandate between two companies: one stream, so that grants and revocations of both sides stand in one order. */
export const mandateId = ({ trader, agent }: Pair): string => `${trader}-${agent}`;

/** The two companies of an id; undefined where it is none. */
export function pairOf(id: string): Pair | undefined {
  const match = /^([0-9A-Z]{18})-([0-9A-Z]{18})$/.exec(id);
  return match === null ? undefined : { trader: match[1] ?? '', agent: match[2] ?? '' };
}

const initial: MandateState = {
  ...{ status: 'NONE', given: undefined, digest: '', grants: {}, asked: undefined, ended: undefined, sample: false },
};

const noTerms: MandateTerms = { directions: [], validFrom: '', validTo: '', agreementNo: '', note: '' };

/** Stream `mandate/<trader>-<agent>`. */
export const mandate = { category: 'mandate', initial, evolve: evolveMandate };

function evolveMandate(state: MandateState, { fact, occurredAtMs: atMs, source }: DeclarationsEvent): MandateState {
  if (fact?.$case === 'mandateGranted') {
    const { grantId, digest, terms = noTerms, sample } = fact.value;
    const asked = state.asked?.status === 'OPEN' ? ({ ...state.asked, status: 'GRANTED' } as const) : state.asked;
    const grants = { ...state.grants, [grantId]: digest };
    return { status: 'GRANTED', given: { terms, atMs }, digest, grants, asked, ended: undefined, sample };
  }
  if (fact?.$case === 'mandateRevoked') {
    const { byCompany, reason, terms = noTerms } = fact.value;
    return { ...state, status: 'REVOKED', given: state.given ?? { terms, atMs: 0 }, ended: { byCompany, reason, atMs } };
  }
  if (fact?.$case === 'mandateRequested') {
    const { requestId, terms = noTerms, digest, sample } = fact.value;
    return { ...state, asked: { requestId, terms, digest, atMs, status: 'OPEN' }, sample: state.sample || sample };
  }
  if (fact?.$case === 'mandateRequestRefused' && state.asked !== undefined) {
    const ended = state.status === 'NONE' ? { byCompany: source, reason: fact.value.reason, atMs } : state.ended;
    return { ...state, asked: { ...state.asked, status: 'REFUSED' }, ended };
  }
  return state;
}

/** What counts: the stream, or the table of papers where the stream has said nothing. */
export function givenBy(state: MandateState, paper: Given | undefined): Given | undefined {
  if (state.status === 'NONE') return paper;
  return state.status === 'GRANTED' ? state.given : undefined;
}

/** Whether the terms let the agent file in this direction on this day (yyyy-mm-dd in China). */
export function covers({ directions, validFrom, validTo }: MandateTerms, direction: Direction, day: string): boolean {
  return directions.includes(direction) && validFrom <= day && (validTo === '' || day <= validTo);
}

type Standing = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'REVOKED' | 'ASKED' | 'REFUSED';

/** How a mandate stands on a day; undefined where there is nothing at all. */
export function standingOf(state: MandateState, paper: Given | undefined, day: string): Standing | undefined {
  const given = givenBy(state, paper);
  if (given !== undefined) {
    if (day < given.terms.validFrom) return 'NOT_YET';
    return given.terms.validTo !== '' && given.terms.validTo < day ? 'EXPIRED' : 'IN_FORCE';
  }
  if (state.asked?.status === 'OPEN') return 'ASKED';
  if (state.status === 'REVOKED') return 'REVOKED';
  return state.asked === undefined ? undefined : 'REFUSED';
}
