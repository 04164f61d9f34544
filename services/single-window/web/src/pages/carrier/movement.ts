import type { paths } from '#src/api/schema';

type MovementsAnswer = paths['/v1/movements']['get']['responses'][200]['content']['application/json'];
export type MovementRow = MovementsAnswer['rows'][number];
export type BatchResult = paths['/v1/movements/batch']['post']['responses'][200]['content']['application/json']['results'][number];
export type ConsignmentRow = paths['/v1/consignments']['get']['responses'][200]['content']['application/json']['rows'][number];

export const MILESTONES = ['CARGO_ARRIVED', 'CONVEYANCE_ARRIVED', 'DISCHARGED', 'PICKED_UP', 'CONVEYANCE_DEPARTED'] as const;
export type Milestone = (typeof MILESTONES)[number];
export const MODES = ['2', '3', '4', '5'] as const;

/** What is reported, before it has its message id. */
export interface Movement {
  readonly milestone: Milestone;
  readonly billNo: string;
  readonly containerIds: readonly string[];
  /** RFC 3339 with offset. */
  readonly occurredAt: string;
  readonly location: string;
  readonly transportMode: string;
}

/**
 * The message id (报文编号) of a report that brings none of its own, made of what it says: the same thing reported twice, by a
 * second upload or a second click, is one fact.
 */
export function messageIdOf({ milestone, billNo, containerIds, occurredAt, location, transportMode }: Movement): string {
  const at = new Date(occurredAt).getTime();
  const containers = [...new Set(containerIds)].sort().join(' ');
  // a few characters for up to 999 containers; all else is told in full
  return ['web', milestone, billNo, String(at), location, transportMode, fingerprint(containers)].join('|').slice(0, 100);
}

/** 53 bits of the text (cyrb53): enough to tell the container lists of one bill at one moment apart. */
function fingerprint(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
