import type { Callers } from '../callers.ts';

/**
 * Lets the groups of one process work in rounds: all that have something to do, one batch each, so that what they write
 * shares transactions. While callers wait for answers a round is short and a pause follows it, several times as long as it
 * took: work that nobody waits for goes slower then, but it goes on. Without callers there is no pause.
 */
export interface Pace {
  /** Resolves when the group may handle its next batch. */
  turn(): Promise<Turn>;
}

export interface Turn {
  /** Records that the batch may have, about. */
  readonly atMost: number;
  /** The batch is handled, or there was none. */
  end(): void;
}

/** How much of the time goes to callers, at most, for each part that goes to subscribers. */
const PAUSE_PER_ROUND = 7;
const MAX_PAUSE_MS = 400;
const RECORDS_WHILE_BUSY = 64;
const RECORDS = 512;
/** A group whose handler waits for something else holds up the others for so long only. */
const MAX_ROUND_MS = 50;
/** How often a pause looks whether the callers are gone. */
const LOOK_MS = 5;

export function createPace(callers: Callers, now: () => number = () => performance.now()): Pace {
  let waiting: ((turn: Turn) => void)[] = [];
  let round = 0;
  let working = 0;
  let startedAt = 0;
  let pausedUntil = 0;
  let scheduled = false;

  const close = (which: number): void => {
    if (which !== round) return;
    round += 1;
    working = 0;
    const endedAt = now();
    pausedUntil = endedAt + Math.min(MAX_PAUSE_MS, PAUSE_PER_ROUND * (endedAt - startedAt));
    openSoon();
  };
  const open = (): void => {
    const taken = waiting;
    waiting = [];
    const which = round;
    startedAt = now();
    working = taken.length;
    const late = setTimeout(() => {
      close(which);
    }, MAX_ROUND_MS);
    const atMost = callers.busy ? RECORDS_WHILE_BUSY : RECORDS;
    for (const begin of taken) {
      let ended = false;
      const end = (): void => {
        if (ended || which !== round) return;
        ended = true;
        working -= 1;
        if (working > 0) return;
        clearTimeout(late);
        close(which);
      };
      begin({ atMost, end });
    }
  };
  const look = (): void => {
    scheduled = false;
    if (working > 0 || waiting.length === 0) return;
    if (callers.busy && now() < pausedUntil) openSoon();
    else open();
  };
  const openSoon = (): void => {
    if (scheduled || working > 0 || waiting.length === 0) return;
    scheduled = true;
    const pauseMs = callers.busy ? pausedUntil - now() : 0;
    if (pauseMs > 0) setTimeout(look, Math.min(LOOK_MS, pauseMs));
    // handlers may never leave the microtask queue: requests and the group commit must get their turn
    else setImmediate(look);
  };

  return {
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        openSoon();
      }),
  };
}
