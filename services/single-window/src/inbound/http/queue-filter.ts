import { Type } from 'typebox';
import type { Static, TObject } from 'typebox';
import type { ListQueueRequest } from '@tongguan/contracts/clearance/v1/clearance';
import type { Lane } from '@tongguan/contracts/clearance/v1/events';
import { list } from './format.ts';

const LANES: Readonly<Record<string, Lane>> = { GREEN: 'LANE_GREEN', YELLOW: 'LANE_YELLOW', RED: 'LANE_RED' };
const MINUTE_MS = 60_000;

/** What narrows the queue; lists are separated by commas. */
export const queueFilterQuery = {
  authority: Type.Optional(Type.String({ maxLength: 40 })),
  office: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
  lane: Type.Optional(Type.String({ maxLength: 40, pattern: '^(GREEN|YELLOW|RED)(,(GREEN|YELLOW|RED))*$' })),
  transportMode: Type.Optional(Type.String({ maxLength: 40 })),
  waitsFor: Type.Optional(
    Type.String({
      maxLength: 60,
      pattern: '^(decision|arrival|inspection|condition)(,(decision|arrival|inspection|condition))*$',
      description: 'What it waits for / 在等什么',
    }),
  ),
  actionableOnly: Type.Optional(Type.Boolean({ default: false })),
  overdueOnly: Type.Optional(Type.Boolean({ default: false })),
  mineOnly: Type.Optional(Type.Boolean({ default: false, description: 'Only what the caller has claimed / 仅本人已领取' })),
  minAgeMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 5_256_000 })),
  q: Type.Optional(
    Type.String({ maxLength: 64, description: 'Beginning of a declaration number, bill or container number / 号码、提运单或箱号的开头' }),
  ),
};

/** The filter of a request as the contracts have it, without page and order. */
export function queueFilter(query: Static<TObject<typeof queueFilterQuery>>): ListQueueRequest {
  return {
    authority: query.authority ?? '',
    offices: list(query.office),
    lanes: list(query.lane).flatMap((name) => LANES[name] ?? []),
    transportModes: list(query.transportMode),
    waitsFor: list(query.waitsFor),
    actionableOnly: query.actionableOnly ?? false,
    overdueOnly: query.overdueOnly ?? false,
    mineOnly: query.mineOnly ?? false,
    minAgeMs: (query.minAgeMinutes ?? 0) * MINUTE_MS,
    search: (query.q ?? '').trim().toUpperCase(),
    sort: '',
    cursor: '',
    limit: 0,
    changedSinceMs: 0,
    includeClosed: false,
    waitCaseId: '',
    waitVersion: 0,
  };
}
