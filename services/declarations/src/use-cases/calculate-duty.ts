import { dayInChina } from '@tongguan/calendar/days';
import type { Clock } from '@tongguan/event-store/clock';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import { complete } from '../domain/complete-content.ts';
import { calculateDuty } from '../domain/duty/calculate-duty.ts';
import type { DutyCalculation } from '../domain/duty/calculation.ts';

/** Duty and taxes of what is not filed yet (税费试算), as if it were accepted today: any content at all, and nothing is stored. */
export function calculateDutyOf(
  dependencies: { readonly tables: CodeTableSet; readonly clock: Clock },
  query: { readonly content: unknown },
): Promise<DutyCalculation> {
  const { tables, clock } = dependencies;
  const day = dayInChina(clock.now());
  return Promise.resolve(calculateDuty(complete(query.content, tablesOn(tables, day)).content, tables, day));
}
