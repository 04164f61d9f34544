import { useEffect, useState } from 'react';
import type { AuthorityPart } from './case-file.ts';
import { claimOf } from './queue-row.ts';

/** Before the end from which somebody is warned. */
const WARN_MS = 120_000;

export interface Lease {
  /** `lost`: it was mine in this page and is no more. */
  readonly state: 'free' | 'mine' | 'ending' | 'another' | 'lost';
  readonly who: string;
  readonly until: string;
  readonly leftMs: number;
}

/** How the claim of the own authority stands now, second by second while it is mine. */
export function useLease(part: AuthorityPart | undefined, me: string, wasMine: boolean): Lease {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const { by, who, until } = claimOf(part ?? { claimedBy: null, leaseUntil: null }, me, now);
  const leftMs = until === '' ? 0 : new Date(until).getTime() - now;
  if (by === 'me') return { state: leftMs <= WARN_MS ? 'ending' : 'mine', who, until, leftMs };
  return { state: wasMine ? 'lost' : by === 'another' ? 'another' : 'free', who, until, leftMs };
}
