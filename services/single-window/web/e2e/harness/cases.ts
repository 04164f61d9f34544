import { arrive, consignment, file } from '../../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../../infra/system-tests/soon.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

export interface OpenCase {
  readonly caseId: string;
  readonly declarationNo: string;
  readonly lane: string;
}

/**
 * Cases that wait for the decision of customs at one office, their cargo arrived: filed and reported through the public API
 * until there are as many as are wanted. GREEN ones release themselves and count for nothing.
 */
export async function openCases(
  tongguan: OpenWindow,
  { many, office, seed }: { many: number; office: string; seed: number },
): Promise<OpenCase[]> {
  const found: OpenCase[] = [];
  for (let at = seed; found.length < many; at += 1) {
    const drawn = consignment(at * 1000, (each) => each.office === office && Number(each.content.items[0]?.['hsCode'] ?? 0) > 0);
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    await arrive(tongguan, drawn, Date.now() - 60_000);
    const { lane, arrivedAt } = await soon(async () => {
      const body = expectStatus(await tongguan.as('customs-officer-2').get(`/v1/clearance/cases/${id}`), 200) as {
        lane: string;
        arrivedAt: string | null;
        status: string;
      };
      if (body.arrivedAt === null) throw new Error('the cargo has not reached the case yet');
      return body;
    });
    if (lane === 'YELLOW' && arrivedAt !== null) found.push({ caseId: id, declarationNo, lane });
  }
  return found;
}
