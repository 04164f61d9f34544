import type { MovementReported, ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { describe, expect, it } from 'vitest';
import { NOW, aMovement } from '../../test/builders.ts';
import { milestonesOf, recordMilestone, shipment } from './shipment.ts';

function aReported(changes: Partial<MovementReported> = {}): MovementReported {
  const { messageId, reporterCompany, milestone, billNo, containerIds, location, transportMode } = aMovement();
  const movement = { messageId, reporterCompany, milestone, billNo, containerIds, location, transportMode };
  return { ...movement, contentDigest: 'digest', sample: true, ...changes };
}
const report = (movement: MovementReported, occurredAtMs = NOW) => ({ movement, occurredAtMs, source: 'test' });

describe('a shipment', () => {
  it('shows a report as a milestone with its own time, and keeps that it is sample data', () => {
    const [event] = recordMilestone(shipment.initial, report(aReported()));
    expect(event).toMatchObject({
      occurredAtMs: NOW,
      fact: { $case: 'milestoneReached', value: { billNo: 'COSU6123456780', messageId: 'MSG-1', sample: true } },
    });
  });

  it('shows the same report once', () => {
    const state = recordMilestone(shipment.initial, report(aReported())).reduce(shipment.evolve, shipment.initial);
    expect(recordMilestone(state, report(aReported()))).toEqual([]);
    expect(recordMilestone(state, report(aReported({ messageId: 'MSG-2' })))).toHaveLength(1);
    expect(recordMilestone(state, report(aReported({ reporterCompany: 'another' })))).toHaveLength(1);
  });

  it('lists milestones by the time at which they happened, however late they were told', () => {
    const told = (milestone: MovementReported['milestone'], occurredAtMs: number, recordedAt: number) => {
      const [event] = recordMilestone(shipment.initial, report(aReported({ milestone }), occurredAtMs)) as [ShipmentsEvent];
      return { event, recordedAt };
    };
    const history = [
      told('MILESTONE_CARGO_ARRIVED', 30, 100),
      told('MILESTONE_CONVEYANCE_ARRIVED', 10, 200),
      told('MILESTONE_DISCHARGED', 30, 300),
    ];
    expect(milestonesOf(history).map(({ milestone, recordedAtMs }) => [milestone, recordedAtMs])).toEqual([
      ['MILESTONE_CONVEYANCE_ARRIVED', 200],
      ['MILESTONE_CARGO_ARRIVED', 100],
      ['MILESTONE_DISCHARGED', 300],
    ]);
  });
});
