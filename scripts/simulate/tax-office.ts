import { OFFICE, whenAtWork } from './office-hours.ts';
import type { Chance } from './random.ts';
import { expectStatus, HOUR_MS } from './stage.ts';
import type { Stage } from './stage.ts';

interface Refund {
  readonly declarationId: string;
  readonly status: string;
  readonly next: readonly string[];
}

const LOOK_AGAIN_MS = 45 * 60_000;

/**
 * The tax authority takes up refunds of closed exports, one step at a time: some are claimed, reviewed and paid, few refused, many just
 * wait for their claim. Its chance is its own, so the day around it stays the same.
 */
export function playTaxOffice(stage: Stage, chance: Chance): void {
  const { agenda } = stage;
  const look = async (): Promise<void> => {
    const body = expectStatus(await stage.as('tax-officer').get('/v1/refunds?limit=200'), 200);
    for (const { declarationId, next } of body['rows'] as readonly Refund[]) {
      const refused = next.includes('REFUSED') && chance.happens(0.15);
      const status = refused ? 'REFUSED' : next[0];
      if (status === undefined || chance.happens(0.8)) continue;
      const told = { status, ...(refused ? { reason: '样例：发票与报关单数量不符 (sample)' } : {}) };
      // a return can have reversed it meanwhile
      expectStatus(await stage.as('tax-officer').post(`/v1/refunds/${declarationId}/status`, told), 200, 409);
      stage.tally.refundSteps++;
    }
    agenda.plan(whenAtWork(stage.now() + LOOK_AGAIN_MS, OFFICE), look);
  };
  agenda.plan(whenAtWork(stage.now() + HOUR_MS, OFFICE), look);
}
