import { dayInChina } from '@tongguan/calendar/days';
import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { MandateState } from '../domain/mandate/mandate-state.ts';
import { mandate, mandateId } from '../domain/mandate/mandate-state.ts';

/** One mandate as its stream has it; document id is the mandate's. */
export interface MandateDocument {
  readonly trader: string;
  readonly agent: string;
  readonly companies: readonly string[];
  /** Last day, yyyy-mm-dd, on which it can be in force; asked for and without end come last. */
  readonly lastDay: string;
  readonly version: number;
  readonly state: MandateState;
}

export const NO_END = '9999-12-31';

export const mandateList: ReadModelDefinition = {
  name: 'declarations.mandate-list',
  fields: { companies: 'string[]', trader: 'string', agent: 'string', lastDay: 'string', known: 'boolean' },
  indexes: [
    { name: 'by-company', fields: ['companies', 'lastDay'] },
    { name: 'by-trader', fields: ['trader', 'lastDay'] },
    { name: 'by-agent', fields: ['agent', 'lastDay'] },
    { name: 'by-last-day', fields: ['known', 'lastDay'] },
  ],
};

const DAY_MS = 86_400_000;

/** Last day on which the terms can count, by the stream alone. */
function lastDayOf({ status, given, ended, asked }: MandateState): string {
  if (asked?.status === 'OPEN') return NO_END;
  if (status === 'GRANTED') return given?.terms.validTo === '' ? NO_END : (given?.terms.validTo ?? NO_END);
  // revoked: the day on which it happened is over for it already
  return ended === undefined ? NO_END : dayInChina(ended.atMs - DAY_MS);
}

const facts: ReadonlySet<string> = new Set(['mandateGranted', 'mandateRevoked', 'mandateRequested', 'mandateRequestRefused']);

function pairIn({ fact }: DeclarationsEvent) {
  if (fact === undefined || !facts.has(fact.$case) || !('agentCompany' in fact.value)) return undefined;
  return { trader: fact.value.traderCompany, agent: fact.value.agentCompany };
}

/** The document after a fact of the mandate's stream. */
function projectMandate(document: MandateDocument | undefined, event: DeclarationsEvent, version: number): MandateDocument | undefined {
  const pair = pairIn(event);
  if (pair === undefined) return document;
  const state = mandate.evolve(document?.state ?? mandate.initial, event);
  return { ...pair, companies: [pair.trader, pair.agent], lastDay: lastDayOf(state), version, state, ...known };
}
const known = { known: true };

export function mandateSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<MandateDocument> {
  return source<MandateDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    (event) => {
      const pair = pairIn(event);
      return pair === undefined ? [] : [mandateId(pair)];
    },
    (document, event, { version }) => projectMandate(document, event, version),
    facts,
  );
}
