import type { Hours } from './office-hours.ts';
import { whenAtWork } from './office-hours.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';

interface Row {
  readonly caseId: string;
  readonly waitsFor: string;
  readonly waitsReason: string;
  readonly claimedBy: string | null;
}

type Decision = 'clear' | 'hold' | 'inspect' | 'refuse';

const LOOK_AGAIN_MS = 7 * MINUTE_MS;
const BASIS = '样例依据 (sample basis)';

/** An officer takes the most urgent free row of the queue, works on it, decides, and takes the next; off duty the queue waits. */
export function playOfficer(stage: Stage, user: string, hours: Hours): void {
  const { agenda, chance } = stage;
  const holdsLookedAt = new Map<string, number>();
  const plan = (at: number, act: () => Promise<void>): void => {
    agenda.plan(whenAtWork(at, hours), act);
  };

  const take = async (): Promise<void> => {
    const body = expectStatus(await stage.as(user).get('/v1/clearance/queue?actionableOnly=true&limit=20'), 200);
    const rows = body['rows'] as readonly Row[];
    const row = rows.find((each) => each.claimedBy === null && (holdsLookedAt.get(each.caseId) ?? 0) <= stage.now());
    if (row === undefined) {
      plan(stage.now() + LOOK_AGAIN_MS, take);
      return;
    }
    const claim = await stage.as(user).post(`/v1/clearance/cases/${row.caseId}/claim`, undefined);
    if (claim.status === 409) {
      plan(stage.now() + MINUTE_MS, take);
      return;
    }
    expectStatus(claim, 200);
    if (row.waitsFor === 'inspection') plan(stage.now() + chance.lasting(70 * MINUTE_MS), () => inspect(row));
    else plan(stage.now() + chance.lasting(6 * MINUTE_MS), () => decide(row));
  };

  /** An inspection outlasts the lease, so the case is claimed again before the result is recorded. */
  const inspect = async (row: Row): Promise<void> => {
    const claim = await stage.as(user).post(`/v1/clearance/cases/${row.caseId}/claim`, undefined);
    if (claim.status === 200) {
      const finding = chance.happens(0.95) ? 'NO_ANOMALY' : 'DOC_MISMATCH';
      expectStatus(
        await stage.as(user).post(`/v1/clearance/cases/${row.caseId}/inspection`, { finding, note: '样例查验 (sample)' }),
        200,
        409,
      );
      stage.tally.inspections++;
    }
    plan(stage.now() + MINUTE_MS, take);
  };

  const decide = async (row: Row): Promise<void> => {
    const path = `/v1/clearance/cases/${row.caseId}/decision`;
    const decision = decisionFor(row);
    const dueAt = new Date(stage.now() + 4 * HOUR_MS).toISOString();
    const body = {
      decision,
      legalBasis: BASIS,
      ...(decision === 'clear' ? {} : { reason: '样例原因 (sample reason)' }),
      ...(decision === 'hold' ? { dueAt } : {}),
    };
    // 409: the lease was lost over lunch; the row comes again
    const answer = await stage.as(user).post(path, body);
    expectStatus(answer, 200, 409);
    if (answer.status === 200) stage.tally.decisions++;
    if (decision === 'hold') holdsLookedAt.set(row.caseId, stage.now() + chance.lasting(3 * HOUR_MS));
    plan(stage.now() + MINUTE_MS, take);
  };

  /** A hold is lifted in the end; goods detained for a finding are inspected again, or refused; else most are cleared. */
  const decisionFor = (row: Row): Decision => {
    if (row.waitsReason.startsWith('FINDING_')) return chance.happens(0.8) ? 'inspect' : 'refuse';
    if (row.waitsFor === 'condition') return 'clear';
    return chance.weighted<Decision>([
      ['clear', 940],
      ['hold', 35],
      ['inspect', 20],
      ['refuse', 5],
    ]);
  };

  plan(stage.now(), take);
}
