import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import type { Consignment } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import type { Caller } from '../../scripts/simulate/window.ts';
import { soon } from './soon.ts';

/** Whatever can be acted in as a demo user. */
export interface Acting {
  as(user: string): Caller;
}

interface Row {
  readonly caseId: string;
  readonly lane: string;
  readonly waitsFor: string;
}

/** A consignment with the wanted traits, drawn from the same goods as the sample day. */
export function consignment(seed: number, fits: (drawn: Consignment) => boolean): Consignment {
  for (let at = seed; ; at++) {
    const drawn = consignmentAt(chanceFrom(at), Date.now());
    if (fits(drawn)) return drawn;
  }
}
export const isFireworks = (drawn: Consignment): boolean => drawn.content.items.some((item) => item['unNumber'] !== undefined);

export async function file(world: Acting, user: string, drawn: Consignment): Promise<{ id: string; declarationNo: string }> {
  const body = expectStatus(await world.as(user).post('/v1/declarations', drawn.content, drawn.billNo), 202);
  return { id: String(body['id']), declarationNo: String(body['declarationNo']) };
}

/**
 * Files consignments with the wanted traits until one is not RED: the draw takes a few in a hundred for inspection, others in
 * each folder, and those wait for their arrival before an officer can act.
 */
export async function fileUninspected(
  world: Acting,
  user: string,
  seed: number,
  fits: (drawn: Consignment) => boolean,
): Promise<{ drawn: Consignment; id: string; declarationNo: string }> {
  for (let at = seed; ; at += 1000) {
    const drawn = consignment(at, fits);
    const filed = await file(world, user, drawn);
    if ((await laneOf(world, filed.id)) !== 'RED') return { drawn, ...filed };
  }
}

/** The lane of a declaration, once its case is open. */
export async function laneOf(world: Acting, id: string): Promise<string> {
  return soon(async () => {
    const { lane } = expectStatus(await world.as('administrator').get(`/v1/clearance/cases/${id}`), 200) as { lane: string };
    if (!['GREEN', 'YELLOW', 'RED'].includes(lane)) throw new Error(`no lane yet: ${lane}`);
    return lane;
  });
}

export async function arrive(world: Acting, drawn: Consignment, at: number): Promise<void> {
  const movement = {
    messageId: `${drawn.billNo}-arrived`,
    milestone: 'CARGO_ARRIVED',
    billNo: drawn.billNo,
    containerIds: drawn.containerIds,
    occurredAt: new Date(at).toISOString(),
    location: drawn.office,
    transportMode: drawn.mode,
  };
  expectStatus(await world.as('carrier').post('/v1/movements', movement), 202);
}

/** The officer's next open row of this case, once it waits for the officer. */
export async function rowOf(world: Acting, officer: string, caseId: string): Promise<Row> {
  return soon(async () => {
    const { rows } = expectStatus(await world.as(officer).get('/v1/clearance/queue?actionableOnly=true&limit=500'), 200) as { rows: Row[] };
    const row = rows.find((each) => each.caseId === caseId);
    if (row === undefined) throw new Error('the case is not in the queue');
    return row;
  });
}

/** Claims, inspects where that is owed, and clears. */
export async function clear(world: Acting, officer: string, caseId: string): Promise<void> {
  const row = await rowOf(world, officer, caseId);
  expectStatus(await world.as(officer).post(`/v1/clearance/cases/${caseId}/claim`, undefined), 200);
  if (row.waitsFor === 'inspection') {
    expectStatus(await world.as(officer).post(`/v1/clearance/cases/${caseId}/inspection`, { finding: 'NO_ANOMALY' }), 200);
  }
  const decision = { decision: 'clear', legalBasis: 'Customs Law, art. 28 (test)' };
  expectStatus(await world.as(officer).post(`/v1/clearance/cases/${caseId}/decision`, decision), 200, 409);
}
