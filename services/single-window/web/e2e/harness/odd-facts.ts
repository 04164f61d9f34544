import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { openHost } from '@tongguan/runtime/host';

/**
 * Appends, to a data folder whose services are stopped, releases of cases that never were: as a service with a bug would. The declarations
 * take no release of a declaration that they do not have, so each stream is parked for them once they run.
 */
export async function appendStrayReleases(dataDir: string, strays: readonly string[]): Promise<void> {
  const host = await openHost({ env: { TONGGUAN_ENGINE: 'embedded', TONGGUAN_LOG_LEVEL: 'silent' }, name: 'stray-releases', dataDir });
  try {
    const store = await host.events.openStore('clearance');
    for (const stray of strays) {
      const released = { caseId: stray, declarationId: stray, declarationNo: '490520261000009999', billNo: 'STRAY1' };
      const event = { occurredAtMs: Date.now(), source: 'customs-officer', fact: { $case: 'caseReleased' as const, value: released } };
      const stream = `stray/${stray}`;
      const bytes = ClearanceEvent.encode(ClearanceEvent.fromPartial(event)).finish();
      const events = [{ id: `${stream}@1.0`, type: 'caseReleased', bytes }];
      await store.append({ stream, version: 1, commandId: 'stray', by: 'system', recordedAt: Date.now(), events });
    }
  } finally {
    await host.close();
  }
}
