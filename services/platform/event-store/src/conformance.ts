import { afterAll, beforeAll, describe } from 'vitest';

import { journalCases } from './conformance-journal.ts';
import { type OpenedEngine, type OpenEngine, quickPolicy } from './conformance-kit.ts';
import { parkingCases } from './conformance-parking.ts';
import { storeCases } from './conformance-store.ts';
import { subscriptionCases } from './conformance-subscriptions.ts';

export type { OpenedEngine, OpenEngine } from './conformance-kit.ts';

/** The suite that every engine of the port passes; a difference is a bug of the engine. `races` bounds the longest case. */
export function eventStoreConformance(name: string, openEngine: OpenEngine, options: { readonly races?: number } = {}): void {
  describe(`event store on ${name}`, () => {
    let opened: OpenedEngine;
    beforeAll(async () => {
      opened = await openEngine({ policy: quickPolicy });
    });
    afterAll(async () => {
      await opened.dispose();
    });
    storeCases(() => opened, options.races ?? 10_000);
    journalCases(() => opened);
    subscriptionCases(() => opened, openEngine);
    parkingCases(() => opened);
  });
}
