import type { ReadModel, ReadModelDefinition } from '@tongguan/read-models/port';

/** Which process of the window sends. No fold of events. */
export const senderLease: ReadModelDefinition = { name: 'single-window.sender-lease', fields: {}, indexes: [] };

export interface LeaseDocument {
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly untilMs: number;
}

/** One process at a time holds it: whoever else writes first, the store's guard tells. */
export interface Lease {
  /** True when this process is the one that sends, and will be for longer than one message can take. */
  holds(): Promise<boolean>;
  /** Lets the next process go on at once. */
  release(): Promise<void>;
}

const ID = 'sender';
/** When a process dies, another goes on so long after. */
const SHORTEST_MS = 15_000;

/** A lease of three times what a message may take, taken anew when less than two of them are left; `now` is epoch milliseconds. */
export function createLease(model: ReadModel<LeaseDocument>, holder: string, messageMs: number, now: () => number): Lease {
  const leaseMs = Math.max(SHORTEST_MS, 3 * messageMs);
  let untilMs = 0;
  let asking: Promise<boolean> | undefined;

  const put = async (expectedRevision: number, until: number): Promise<boolean> => {
    const { stale } = await model.put([{ id: ID, expectedRevision, versions: {}, body: { holder, untilMs: until } }]);
    return stale.length === 0;
  };
  const take = async (): Promise<boolean> => {
    const at = now();
    const stored = await model.get(ID);
    const free = stored === undefined || stored.body.holder === holder || stored.body.untilMs <= at;
    const taken = free && (await put(stored?.revision ?? 0, at + leaseMs));
    untilMs = taken ? at + leaseMs : 0;
    return taken;
  };
  return {
    async holds() {
      if (untilMs - now() >= (2 * leaseMs) / 3) return true;
      // several messages ask at once: one of them writes for all
      asking ??= take().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async release() {
      untilMs = 0;
      const stored = await model.get(ID);
      if (stored?.body.holder === holder) await put(stored.revision, 0);
    },
  };
}
