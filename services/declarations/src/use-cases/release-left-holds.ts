import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { certificate } from '../domain/origin/certificate-state.ts';
import { release } from '../domain/origin/ledger.ts';
import type { CertificateDocument } from '../read-models/certificate-list.ts';

/** A call is answered within a minute; whoever holds longer has died. */
const LEFT_AFTER_MS = 10 * 60_000;
const MOST_AT_ONCE = 100;

/**
 * Finds holds that a process left behind when it died. Where its declaration was stored after all, that tells what it draws; else the stream of the
 * declaration is moved on first, so that nothing can be stored any more that counted on the hold, and then the hold is released.
 */
export async function releaseLeftHolds(
  dependencies: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly list: Projection<CertificateDocument>;
    readonly settle: (declarationId: string) => Promise<void>;
  },
  now: number,
): Promise<void> {
  const { journal, list, settle } = dependencies;
  const page = await list.find({
    where: [
      { field: 'known', equals: true },
      { field: 'oldestHoldMs', from: 1, before: now - LEFT_AFTER_MS },
    ],
    sort: { field: 'oldestHoldMs', direction: 'asc' },
    limit: MOST_AT_ONCE,
  });
  for (const { id: certificateId } of page.documents) {
    for (const { declarationId, holdId } of await leftOf(journal, certificateId, now)) {
      await settle(declarationId);
      if (!(await leftOf(journal, certificateId, now)).some((each) => each.holdId === holdId)) continue;
      const fact = { $case: 'originHoldAbandoned', value: { declarationId, certificateId, holdId } } as const;
      const meta = { commandId: `abandon/${holdId}`, by: 'system' };
      await journal.change(declaration, declarationId, meta, () => [{ occurredAtMs: now, source: 'system', fact }]);
      // it may have been stored in between
      await settle(declarationId);
      const releasing = { commandId: `release/${holdId}`, by: 'system' };
      await journal.change(certificate, certificateId, releasing, (state) => release(state, { certificateId, declarationId, holdId }, now));
    }
  }
}

async function leftOf(journal: Journal<DeclarationsEvent>, certificateId: string, now: number) {
  const { state } = await journal.load(certificate, certificateId);
  return Object.entries(state.drawings).flatMap(([declarationId, { holds }]) =>
    Object.entries(holds).flatMap(([holdId, { atMs }]) => (atMs < now - LEFT_AFTER_MS ? [{ declarationId, holdId }] : [])),
  );
}
