import type { MovementReported, ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { messageStreamId } from '../domain/movement-message.ts';

/** One report (物流节点报告) as its reporter looks it up; its id is that of its message's stream. Times epoch ms. */
export interface MovementEntry extends Omit<MovementReported, 'contentDigest'> {
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
}

export const movementListDefinition: ReadModelDefinition = {
  name: 'shipments.movement-list',
  fields: { reporterCompany: 'string', billNo: 'string', containerIds: 'string[]', milestone: 'string', recordedAtMs: 'number' },
  indexes: [
    { name: 'by-reporter', fields: ['reporterCompany', 'recordedAtMs'] },
    { name: 'by-time', fields: ['recordedAtMs'] },
    { name: 'by-bill', fields: ['reporterCompany', 'billNo'] },
    { name: 'by-container', fields: ['containerIds', 'reporterCompany', 'recordedAtMs'] },
  ],
};

/** The document of a report; undefined for facts of bills. */
export function routeToMovement({ fact }: ShipmentsEvent): readonly string[] {
  return fact?.$case === 'movementReported' ? [messageStreamId(fact.value)] : [];
}

export function projectMovement(
  _entry: MovementEntry | undefined,
  { fact, occurredAtMs }: ShipmentsEvent,
  { recordedAt }: FactMeta,
): MovementEntry | undefined {
  if (fact?.$case !== 'movementReported') return undefined;
  const { messageId, reporterCompany, milestone, billNo, containerIds, location, transportMode, sample } = fact.value;
  const told = { messageId, reporterCompany, milestone, billNo, containerIds, location, transportMode, sample };
  return { ...told, occurredAtMs, recordedAtMs: recordedAt };
}
