import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordReview } from '../../use-cases/record-review.ts';

/** REVIEW_DONE of the case (审结). */
export function onReviewDone(
  engine: EventEngine,
  record: (command: RecordReview, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-review-done',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'reviewDone',
    handle: ({ declarationId, step }, { commandId, eventId, occurredAtMs, source }) =>
      record({ declarationId, step, occurredAtMs, source }, { commandId, by: source, cause: eventId }),
  });
}
