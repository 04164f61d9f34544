import type { Condition, Page, Query } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import { messageStreamId } from '../domain/movement-message.ts';
import type { MovementEntry } from '../read-models/movement-list.ts';

export interface MovementFilter {
  /** Whose reports; undefined: everybody's. */
  readonly reporterCompany: string | undefined;
  /** Beginning of the bill number (提运单号); empty: all. */
  readonly billNo: string;
  /** Whole container number (箱号); empty: all. */
  readonly containerId: string;
  /** Empty: all. */
  readonly milestone: string;
  readonly cursor: string;
  /** 1 to 500. */
  readonly limit: number;
  /** A report of this reporter that the list is to show, as soon as it does within two seconds; empty: none. */
  readonly waitMessageId: string;
}

/** One page of what was reported, the newest first. */
export async function listMovements(movements: Projection<MovementEntry>, filter: MovementFilter): Promise<Page<MovementEntry>> {
  const { reporterCompany, waitMessageId: messageId } = filter;
  if (messageId !== '' && reporterCompany !== undefined) {
    const id = messageStreamId({ reporterCompany, messageId });
    // who waits in vain gets what there is
    await movements.waitFor(id, `message/${id}`, 1);
  }
  return movements.find(movementsQuery(filter));
}

/** The read model's query for a filter. */
export function movementsQuery({ reporterCompany, billNo, containerId, milestone, cursor, limit }: MovementFilter): Query {
  const where: readonly Condition[] = [
    ...(reporterCompany === undefined ? [] : [{ field: 'reporterCompany', equals: reporterCompany }]),
    ...(containerId === '' ? [] : [{ field: 'containerIds', equals: containerId }]),
    ...(billNo === '' ? [] : [{ field: 'billNo', prefix: billNo }]),
    ...(milestone === '' ? [] : [{ field: 'milestone', equals: milestone }]),
  ];
  return { where, sort: { field: 'recordedAtMs', direction: 'desc' }, limit, ...(cursor === '' ? {} : { cursor }) };
}
