import type { Consignment } from './declaration.ts';
import type { Mode } from './goods.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';

/** Median time between the steps at the port, by mode. */
const STEP_MS: Record<Mode, number> = { '2': 4 * HOUR_MS, '3': 2 * HOUR_MS, '4': 30 * MINUTE_MS, '5': 70 * MINUTE_MS };

/** The carrier and the site report: for imports arrival of the conveyance, discharge, arrival at the site; for exports the last only. */
export function planArrival(stage: Stage, consignment: Consignment, at: number): { readonly cargoArrivedAt: number } {
  const step = (): number => stage.chance.lasting(STEP_MS[consignment.mode]);
  if (consignment.direction === 'E') {
    report(stage, consignment, 'CARGO_ARRIVED', at);
    return { cargoArrivedAt: at };
  }
  const discharged = at + step();
  const arrived = discharged + step() / 2;
  report(stage, consignment, 'CONVEYANCE_ARRIVED', at);
  report(stage, consignment, 'DISCHARGED', discharged);
  report(stage, consignment, 'CARGO_ARRIVED', Math.round(arrived));
  return { cargoArrivedAt: Math.round(arrived) };
}

export function planPickUp(stage: Stage, consignment: Consignment): void {
  report(stage, consignment, 'PICKED_UP', stage.now() + stage.chance.lasting(2 * HOUR_MS));
}

/** A released export leaves with its conveyance some hours later. */
export function planDeparture(stage: Stage, consignment: Consignment): void {
  report(stage, consignment, 'CONVEYANCE_DEPARTED', stage.now() + stage.chance.lasting(3 * HOUR_MS));
}

/** What happens at `at` is told a few minutes later, and by some systems twice. */
function report(stage: Stage, consignment: Consignment, milestone: string, at: number): void {
  const tell = async (): Promise<void> => {
    const body = {
      messageId: `${consignment.billNo}-${milestone}`,
      milestone,
      billNo: consignment.billNo,
      containerIds: consignment.containerIds,
      occurredAt: new Date(at).toISOString(),
      location: consignment.office,
      transportMode: consignment.mode,
    };
    const repeated = expectStatus(await stage.as('carrier').post('/v1/movements', body), 202)['repeated'] === true;
    if (!repeated) stage.tally.movements++;
  };
  const toldAt = at + stage.chance.lasting(4 * MINUTE_MS);
  stage.agenda.plan(toldAt, tell);
  if (stage.chance.happens(0.04)) stage.agenda.plan(toldAt + 10 * MINUTE_MS, tell);
}
