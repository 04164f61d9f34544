import type { Collection } from 'mongodb';

import { isDuplicateKey } from './duplicate-key.ts';

export interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  /** Real epoch milliseconds. */
  readonly until: number;
}

/** One active relay per service. Clocks that differ only make two relays active for a while, which repeats and never skips. */
export interface RelayLease {
  /** Takes the lease or extends it; false when another one holds it. */
  acquire(now: number, leaseMs: number): Promise<boolean>;
  /** Gives it back, so that another instance need not wait for its end. */
  release(): Promise<void>;
}

/** The collection holds nothing else: taking a lease must not search among other documents. */
export function createRelayLease(leases: Collection<LeaseDocument>, holder: string): RelayLease {
  return {
    acquire: async (now, leaseMs) => {
      try {
        const mine = await leases.findOneAndUpdate(
          { _id: 'relay', $or: [{ holder }, { until: { $lte: now } }] },
          { $set: { holder, until: now + leaseMs } },
          { upsert: true, returnDocument: 'after' },
        );
        return mine?.holder === holder;
      } catch (error) {
        if (isDuplicateKey(error)) return false; // it exists, and it is another's
        throw error;
      }
    },
    release: async () => {
      await leases.deleteOne({ _id: 'relay', holder });
    },
  };
}
