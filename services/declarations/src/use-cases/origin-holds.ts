import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Fault } from '../domain/fault.ts';
import { isError } from '../domain/fault.ts';
import { certificate, certificateKey } from '../domain/origin/certificate-state.ts';
import type { Claims } from '../domain/origin/claims.ts';
import { claimsOf, judgeClaims, traderOf } from '../domain/origin/claims.ts';
import { hold, release } from '../domain/origin/ledger.ts';
import type { Claiming, OriginHolds } from '../domain/origin/origin-holds.ts';
import { HoldLost } from '../domain/origin/origin-holds.ts';

interface Dependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly idOfKey: (company: string, key: string) => string;
  readonly newId: () => string;
  /** Brings the certificates up to what the declaration draws now. */
  readonly settle: (declarationId: string) => Promise<void>;
}

const MOST_TRIES = 5;

/**
 * A declaration and a certificate are two streams, and a commit is of one: so the quantity is held on the certificate first, under an id of this very
 * try, then the declaration is stored, then the certificate is settled by what the declaration says of itself. Whoever dies in between leaves a
 * hold that `release-left-holds` finds.
 */
export function createOriginHolds(dependencies: Dependencies): OriginHolds {
  const { journal, clock, idOfKey, newId, settle } = dependencies;
  const idOf = (claiming: Claiming, { number }: Claims) => idOfKey(traderOf(claiming.content), certificateKey(number));

  /** Judges one certificate, and holds what is claimed of it where `holdId` is given and nothing speaks against it. */
  async function take(claiming: Claiming, claims: Claims, holding?: { holdId: string; requestId: string; subject: string }) {
    const certificateId = idOf(claiming, claims);
    for (;;) {
      const { state } = await journal.load(certificate, certificateId);
      const { faults, quantities } = judgeClaims(claims, state, claiming);
      const digest = state.registered?.digest;
      if (holding === undefined || digest === undefined || faults.some(isError)) return { faults, held: [] };
      const { declarationId, company } = claiming;
      const { holdId, requestId, subject } = holding;
      const command = { certificateId, declarationId, holdId, requestId, company, quantities, digest };
      const meta = { commandId: `hold/${holdId}`, by: subject };
      const changed = await journal.change(certificate, certificateId, meta, (latest) => hold(latest, command, clock.now()));
      // another declaration was first: judged anew, with words for it
      if (changed.outcome === 'changed') return { faults, held: [certificateId] };
    }
  }

  async function takeAll(claiming: Claiming, all: readonly Claims[], holding?: Parameters<typeof take>[2]) {
    const faults: Fault[] = [];
    const held: string[] = [];
    for (const claims of all) {
      // what cannot be filed any more holds nothing further, but has all of its faults told
      const taken = await take(claiming, claims, faults.some(isError) ? undefined : holding);
      faults.push(...taken.faults);
      held.push(...taken.held);
    }
    return { faults, held };
  }

  return {
    faultsOf: async (claiming) => (await takeAll(claiming, claimsOf(claiming.content))).faults,
    async whileHeld(claiming, store) {
      const { declarationId, requestId, subject, content } = claiming;
      const all = claimsOf(content);
      if (all.length === 0) return store(() => undefined);
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const { version: over } = await journal.load(declaration, declarationId);
        const holdId = newId();
        const { faults, held } = await takeAll(claiming, all, { holdId, requestId, subject });
        const giveBack = async () => {
          for (const certificateId of held) {
            const meta = { commandId: `release/${holdId}`, by: subject };
            const of = { certificateId, declarationId, holdId };
            await journal.change(certificate, certificateId, meta, (state) => release(state, of, clock.now()));
          }
        };
        if (faults.some(isError)) {
          await giveBack();
          return { outcome: 'claims-refused', faults };
        }
        try {
          // what else is thrown leaves the hold: nobody knows whether it was stored, until its declaration tells
          const answer = await store((version) => {
            if (held.length > 0 && version !== over) throw new HoldLost();
          });
          if (held.length > 0 && answer.outcome === 'changed') await settle(declarationId);
          await giveBack();
          return answer;
        } catch (error) {
          if (!(error instanceof HoldLost)) throw error;
          await giveBack();
        }
      }
      throw new Error(`the holds of declaration ${declarationId} were lost ${String(MOST_TRIES)} times`);
    },
  };
}
