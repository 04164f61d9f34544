import type { Clock } from '@tongguan/event-store/clock';
import { caseClock } from '../domain/case-clock.ts';
import type { CaseClock } from '../domain/case-clock.ts';
import { momentsOf } from '../domain/case-facts.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import type { MetricTables } from '../domain/code-tables.ts';
import { findDefinition } from '../domain/definitions.ts';
import type { Definition } from '../domain/definitions.ts';
import type { Moments } from '../domain/milestones.ts';
import { unknownDefinition } from '../domain/unknown-definition.ts';
import type { UnknownDefinition } from '../domain/unknown-definition.ts';
import { findCase } from '../read-models/case-reader.ts';
import { subjectOf } from '../read-models/times-row.ts';
import type { Timelines } from '../read-models/timelines.ts';

export interface CaseTimesQuestion {
  /** Declaration id or 18-digit number. */
  readonly declarationId: string;
  /** Empty: the overall time of the case's direction. */
  readonly definition: string;
  /** Only a case that this company trades in or filed; undefined: any. */
  readonly ofCompany: string | undefined;
}

export type CaseTimesAnswer =
  | UnknownDefinition
  | { readonly outcome: 'refused'; readonly refusal: 'case-not-found' | 'other-direction' }
  | {
      readonly outcome: 'found';
      readonly facts: CaseFacts;
      readonly moments: Moments;
      readonly definition: Definition | undefined;
      readonly clock: CaseClock;
    };

const notAccepted: CaseClock = { outcome: 'running', totalMs: 0, preArrival: false, segments: [] };

/** Where the time of one case went, and who has its clock now. */
export async function getCaseTimes(
  timelines: Timelines,
  tables: MetricTables,
  clock: Clock,
  question: CaseTimesQuestion,
): Promise<CaseTimesAnswer> {
  const now = clock.now();
  const known = await timelines.live().read((connection, schema) => findCase(connection, schema, question.declarationId));
  if (known === undefined || !isOf(known.facts, question.ofCompany)) return { outcome: 'refused', refusal: 'case-not-found' };
  const { facts, reports } = known;
  const moments = momentsOf(facts, reports);
  // a declaration that was not accepted yet has no direction, and so no clock
  if (question.definition === '' && facts.direction === '')
    return { outcome: 'found', facts, moments, definition: undefined, clock: notAccepted };
  const wanted =
    question.definition === '' ? tables.definitions.find(({ direction }) => direction === facts.direction)?.id : question.definition;
  const definition = findDefinition(tables.definitions, wanted ?? '', now);
  if (definition === undefined) return unknownDefinition(tables.definitions);
  const times = caseClock(definition, subjectOf(facts, moments), now);
  return times === undefined
    ? { outcome: 'refused', refusal: 'other-direction' }
    : { outcome: 'found', facts, moments, definition, clock: times };
}

const isOf = (facts: CaseFacts, company: string | undefined): boolean =>
  company === undefined || (company !== '' && (facts.traderCompany === company || facts.filedByCompany === company));
