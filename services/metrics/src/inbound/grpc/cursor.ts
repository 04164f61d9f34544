import { refuse } from '@tongguan/grpc/refusal';
import type { CasePosition } from '#src/read-models/case-rows';
import { refusals } from './refusals.ts';

/** A position as a text that callers hand back as it is. */
export const cursorOf = ({ sortedBy, declarationId }: CasePosition): string =>
  Buffer.from(`${String(sortedBy)} ${declarationId}`).toString('base64url');

/** Refuses a text that is no cursor of this service. */
export function positionOf(cursor: string): CasePosition {
  const [, sortedBy, declarationId] = /^(\d{1,16}) (.{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (sortedBy === undefined || declarationId === undefined || !Number.isSafeInteger(Number(sortedBy)))
    throw refuse(refusals, 'invalid-question', { detail: { field: 'cursor', wanted: 'the next_cursor of the page before' } });
  return { sortedBy: Number(sortedBy), declarationId };
}
