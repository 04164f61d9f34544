import type { MovementReported, ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { MovementFault } from './fault.ts';
import { movementFaults } from './movement-rules.ts';
import { canonical } from './movement.ts';
import type { Movement } from './movement.ts';

/** A command: the movement, SHA-256 of its {@link canonicalText}, and whether time is simulated. */
export interface ReportMovement {
  readonly movement: Movement;
  readonly contentDigest: string;
  readonly source: string;
  readonly sample: boolean;
}

export type MovementState = { readonly status: 'unknown' } | { readonly status: 'reported'; readonly movement: Movement };

export type MovementRefusal =
  | { readonly refusal: 'invalid-movement'; readonly faults: readonly MovementFault[] }
  /** The same message id came before with another content; `differs` names the fields. */
  | { readonly refusal: 'message-id-reused'; readonly differs: readonly (keyof Movement)[] };

/** Stream `message/<reporter>/<message id>`: one report, once for ever. */
export const movementMessage = { category: 'message', initial: { status: 'unknown' } as MovementState, evolve };

/** Id of that stream within its category. */
export function messageStreamId(movement: Pick<Movement, 'reporterCompany' | 'messageId'>): string {
  return [movement.reporterCompany, movement.messageId].map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

/** Takes a report once: a repeat changes nothing, the same id with another content is refused. */
export function reportMovement(state: MovementState, command: ReportMovement, now: number): readonly ShipmentsEvent[] | MovementRefusal {
  const movement = canonical(command.movement);
  if (state.status === 'reported') {
    const differs = differences(state.movement, movement);
    return differs.length === 0 ? [] : { refusal: 'message-id-reused', differs };
  }
  // the faults point into what was told, so they are looked for before containers are sorted
  const faults = movementFaults(command.movement, now);
  if (faults.length > 0) return { refusal: 'invalid-movement', faults };
  const { occurredAtMs, ...content } = movement;
  const value: MovementReported = { ...content, contentDigest: command.contentDigest, sample: command.sample };
  return [{ occurredAtMs, source: command.source, fact: { $case: 'movementReported', value } }];
}

function evolve(state: MovementState, event: ShipmentsEvent): MovementState {
  if (event.fact?.$case !== 'movementReported') return state;
  const { messageId, reporterCompany, milestone, billNo, containerIds, location, transportMode } = event.fact.value;
  const { occurredAtMs } = event;
  return {
    status: 'reported',
    movement: { messageId, reporterCompany, milestone, billNo, containerIds, occurredAtMs, location, transportMode },
  };
}

function differences(before: Movement, after: Movement): readonly (keyof Movement)[] {
  const fields: readonly (keyof Movement)[] = ['milestone', 'billNo', 'containerIds', 'occurredAtMs', 'location', 'transportMode'];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
