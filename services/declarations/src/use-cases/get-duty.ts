import { dayInChina } from '@tongguan/calendar/days';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import { complete } from '../domain/complete-content.ts';
import type { DeclarationContent } from '../domain/content.ts';
import { seesValues } from '../domain/content-slice.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import type { DutyCalculation } from '../domain/duty/calculation.ts';
import type { DutySummary } from '../domain/duty/summary.ts';
import { keptDutyOf } from '../domain/duty/summary.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Lifecycle } from '../domain/lifecycle/lifecycle.ts';
import { enteredAtOf } from '../domain/lifecycle/lifecycle.ts';
import type { Viewer } from '../domain/viewer.ts';

type Query = { readonly idOrNumber: string; readonly viewer: Viewer };

/** A declaration as the caller may see it: asked of the use case that reads it. */
type FindDeclaration = (query: Query) => Promise<
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'not-found' } }
  | {
      readonly outcome: 'found';
      readonly content: DeclarationContent;
      readonly document: { readonly own: { readonly declarationNo: string; readonly life?: Lifecycle } };
      readonly timeline: readonly { readonly event: DeclarationsEvent }[];
    }
>;

export type FoundDuty =
  | { readonly outcome: 'refused'; readonly refusal: 'not-found' | 'values-hidden' }
  | {
      readonly outcome: 'found';
      readonly calculation: DutyCalculation;
      /** As it was when the content was accepted or amended; what an older version of this service accepted has none. */
      readonly kept: DutySummary | undefined;
      readonly declarationNo: string;
      /** As it was counted with at the acceptance; undefined where the law's day is the one of then. */
      readonly before: DutyCalculation | undefined;
      /** Oldest first. */
      readonly reassessments: readonly Reassessment[];
    };

/** Each time the figures were assessed anew (重新核定). */
export interface Reassessment {
  readonly atMs: number;
  readonly lawDay: string;
  readonly before: DutySummary | undefined;
  readonly now: DutySummary | undefined;
}

/** Duty and taxes of a filed declaration (税费计算), by the rates of the law's day as the tables have them now, beside what was kept. */
export async function getDuty(
  dependencies: { readonly tables: CodeTableSet; readonly declaration: FindDeclaration },
  query: Query,
): Promise<FoundDuty> {
  const { tables, declaration } = dependencies;
  const found = await declaration(query);
  if (found.outcome === 'refused') return { outcome: 'refused', refusal: found.refusal.refusal };
  if (!seesValues(query.viewer)) return { outcome: 'refused', refusal: 'values-hidden' };
  const { content, document, timeline } = found;
  const facts = timeline.map(({ event }) => event);
  const acceptedAt = (facts.find(({ fact }) => fact?.$case === 'declarationAccepted') ?? facts[0])?.occurredAtMs ?? 0;
  const day = dayInChina(acceptedAt);
  const whole = complete(content, tablesOn(tables, day)).content;
  const enteredAtMs = document.own.life === undefined ? undefined : enteredAtOf(document.own.life);
  const entered = enteredAtMs === undefined ? '' : dayInChina(enteredAtMs);
  const [before, calculation] = [calculateDuty(whole, tables, day), calculateDuty(whole, tables, day, entered)];
  return {
    ...{ outcome: 'found', calculation, kept: keptDutyOf(facts), declarationNo: document.own.declarationNo },
    ...{ before: before.lawDay.day === calculation.lawDay.day ? undefined : before, reassessments: facts.flatMap(reassessed) },
  };
}

function reassessed({ fact, occurredAtMs: atMs }: DeclarationsEvent): readonly Reassessment[] {
  if (fact?.$case !== 'dutyReassessed') return [];
  const { lawDay, before, now } = fact.value;
  return [{ atMs, lawDay, before, now }];
}
