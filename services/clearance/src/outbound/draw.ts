import { createHmac } from 'node:crypto';

const FRACTION = 2 ** 53;

/**
 * The auditable draw (双随机) of domain.md §6: the first 53 bits of HMAC-SHA256(seed, `<declaration no>|<version>`) over
 * 2^53, in [0, 1). Deterministic and independent of order: nothing can be rolled again, and anybody with the revealed
 * seed can replay the day.
 */
export function drawValue(seed: string, declarationNo: string, version: number): number {
  const digest = createHmac('sha256', seed)
    .update(`${declarationNo}|${String(version)}`)
    .digest();
  return Number(digest.readBigUInt64BE(0) >> 11n) / FRACTION;
}

/**
 * Picks an officer by rendezvous hash (§6-3): the smallest HMAC-SHA256(seed, `<case>|<officer>`) of those who are eligible.
 * Undefined when nobody is. Officers who come or go move only their own cases.
 */
export function pickOfficer(seed: string, caseId: string, eligible: readonly string[]): string | undefined {
  const hashed = eligible.map((officer) => ({
    officer,
    hash: createHmac('sha256', seed).update(`${caseId}|${officer}`).digest('hex'),
  }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1))[0]?.officer;
}
