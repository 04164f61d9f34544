import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { react } from '@tongguan/event-store/reaction';
import type { RecordInspectionResult } from '../../use-cases/record-inspection-result.ts';

/** INSPECTION_DONE of the case (查验完成). */
export function onInspectionRecorded(
  engine: EventEngine,
  record: (command: RecordInspectionResult, meta: CommandMeta) => Promise<void>,
): Promise<Subscription> {
  return react(engine, {
    group: 'declarations.on-inspection-recorded',
    topic: 'clearance',
    codec: ClearanceEvent,
    fact: 'inspectionRecorded',
    handle: ({ declarationId, authority, finding, step }, { commandId, eventId, occurredAtMs, source }) =>
      record(
        { declarationId, authority, step, finding: finding === 'FINDING_NO_ANOMALY' ? '' : finding, occurredAtMs, source },
        { commandId, by: source, cause: eventId },
      ),
  });
}
