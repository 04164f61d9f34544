import type { Changed, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { messageStreamId, movementMessage, reportMovement as decide } from '../domain/movement-message.ts';
import type { MovementRefusal, MovementState } from '../domain/movement-message.ts';
import type { Movement } from '../domain/movement.ts';
import type { ShipmentsEvent } from '../domain/shipment.ts';

export interface Report {
  readonly movement: Movement;
  /** SHA-256 of the movement's canonical text: a repeat is the same command. */
  readonly contentDigest: string;
  readonly source: string;
  readonly by: string;
}

/** Takes what a reporter says, once for ever under its message id. */
export function reportMovement(
  journal: Journal<ShipmentsEvent>,
  clock: Clock,
  report: Report,
): Promise<Changed<MovementState, ShipmentsEvent> | Refused<MovementState, MovementRefusal>> {
  const { movement, contentDigest, source, by } = report;
  const now = clock.now();
  const command = { movement, contentDigest, source, sample: clock.simulated };
  const meta = { commandId: `report-movement/${contentDigest}`, by };
  return journal.change(movementMessage, messageStreamId(movement), meta, (state) => decide(state, command, now));
}
