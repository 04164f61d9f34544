import { dayInChina } from '@tongguan/calendar/days';
import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { DeclarationContent } from '../content.ts';
import { contentOf } from '../current-content.ts';
import type { Contradiction, DeclarationState } from '../declaration.ts';
import { evolveDeclaration } from '../declaration-state.ts';
import { keptDutyOf, sameFigures } from '../duty/summary.ts';
import type { DeclarationsEvent } from '../events.ts';
import type { FactsNeeded } from './close.ts';
import { closing, factsNeeded } from './close.ts';
import type { CargoMilestone, Lifecycle } from './lifecycle.ts';
import { enteredAtOf } from './lifecycle.ts';

/** All goods of a declaration have moved so, at a moment (epoch milliseconds). */
export interface CargoMovement {
  readonly milestone: CargoMilestone;
  readonly movedAtMs: number;
  /** How often the declaration had been amended when its bill and containers were followed. */
  readonly amendment: number;
}

/** Duty and taxes of a content that was accepted on one day and whose conveyance entered on another (yyyy-mm-dd in China). */
export type AssessDuty = (content: DeclarationContent, acceptedDay: string, enteredDay: string) => DutySummary;

/**
 * Records a movement of the cargo, once. An import whose conveyance enters on another day than its duty was counted by is assessed anew
 * (重新核定, domain.md §1.7 [M]); what is released and gone is closed. What the cargo did before an amendment that changed it counts no
 * more. A declaration that has lapsed keeps the fact and stays as it is: its company has to declare anew.
 */
export function recordCargoMoved(
  state: DeclarationState,
  { milestone, movedAtMs, amendment }: CargoMovement,
  facts: readonly DeclarationsEvent[] | undefined,
  { now, assess }: { readonly now: number; readonly assess: AssessDuty },
): readonly DeclarationsEvent[] | FactsNeeded | Contradiction {
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const { lifecycle, filed } = state;
  if (amendment < lifecycle.cargoAmendment || lifecycle.moved[milestone] !== undefined) return [];
  const value = { declarationId: filed.declarationId, milestone, amendment };
  const moved: DeclarationsEvent = { occurredAtMs: movedAtMs, source: 'system', fact: { $case: 'cargoMoved', value } };
  const after = evolveDeclaration(state, moved);
  if (after.status === 'NONE' || after.status === 'SUBMITTED') return { refusal: 'unknown-declaration' };
  const lawDay = lawDayNow(after.status, after.lifecycle);
  if (lawDay === undefined) return closing(state, [moved], facts);
  if (facts === undefined) return factsNeeded;
  const before = keptDutyOf(facts);
  const assessed = assess(contentOf(facts), dayInChina(lifecycle.acceptedAtMs), lawDay);
  if (before === undefined || sameFigures(before, assessed)) return closing(state, [moved], facts);
  const reassessed = { declarationId: filed.declarationId, before, now: assessed, lawDay: assessed.lawDay };
  return closing(state, [moved, { occurredAtMs: now, source: 'customs', fact: { $case: 'dutyReassessed', value: reassessed } }], facts);
}

/** The day of entry, where the duty of a declaration that stands was counted by another; undefined: nothing to assess. */
function lawDayNow(status: DeclarationState['status'], life: Lifecycle): string | undefined {
  const enteredAtMs = enteredAtOf(life);
  if (life.direction !== 'DIRECTION_IMPORT' || enteredAtMs === undefined || life.lawDay === '') return undefined;
  if (status === 'RETURNED' || status === 'WITHDRAWN' || status === 'EXPIRED') return undefined;
  const [accepted, entered] = [dayInChina(life.acceptedAtMs), dayInChina(enteredAtMs)];
  const day = entered > accepted ? entered : accepted;
  return day === life.lawDay ? undefined : entered;
}
