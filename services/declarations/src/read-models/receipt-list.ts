import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { DeclarationsEvent } from '../domain/events.ts';

/** The receipts of one number, for the list of those that wait for their declaration; document id is the stream's. Epoch milliseconds. */
export interface ReceiptFileDocument {
  readonly numberKind: 'DECLARATION' | 'UNIFIED';
  readonly number: string;
  /** Of the declaration number, or as the first receipt says it; empty: none says one. */
  readonly office: string;
  /** Empty: not known here yet. */
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly receipts: number;
  readonly unknown: number;
  readonly latestCode: string;
  readonly latestNoticeAtMs: number;
  readonly lastRecordedAtMs: number;
  readonly sample: boolean;
  /** There are receipts and no declaration. */
  readonly waiting: boolean;
  /** There is a receipt: a number that only its declaration has told is shown to nobody. */
  readonly shown: boolean;
}

export const receiptList: ReadModelDefinition = {
  name: 'declarations.receipt-list',
  fields: { shown: 'boolean', waiting: 'boolean', office: 'string', lastRecordedAtMs: 'number' },
  indexes: [
    { name: 'by-office', fields: ['office', 'shown', 'lastRecordedAtMs'] },
    { name: 'by-shown', fields: ['shown', 'lastRecordedAtMs'] },
    { name: 'by-waiting', fields: ['waiting', 'lastRecordedAtMs'] },
  ],
};

const nothing = (receiptsId: string): ReceiptFileDocument => {
  const kind = receiptsId.startsWith('unified-') ? 'UNIFIED' : 'DECLARATION';
  const number = receiptsId.slice(receiptsId.indexOf('-') + 1);
  return {
    ...{ numberKind: kind, number, office: kind === 'UNIFIED' ? '' : number.slice(0, 4), declarationId: '', declarationNo: '' },
    ...{ receipts: 0, unknown: 0, latestCode: '', latestNoticeAtMs: 0, lastRecordedAtMs: 0, sample: false, waiting: false, shown: false },
  };
};

/** The row after a fact of its stream, stored at `recordedAtMs`. */
export function projectReceipts(
  document: ReceiptFileDocument | undefined,
  { fact, occurredAtMs }: DeclarationsEvent,
  recordedAtMs: number,
): ReceiptFileDocument | undefined {
  if (fact?.$case === 'receiptReceived') {
    const { receiptsId, code, canonical, customsOffice, sample } = fact.value;
    const row = document ?? nothing(receiptsId);
    const latest = row.receipts === 0 || occurredAtMs >= row.latestNoticeAtMs;
    return {
      ...row,
      ...(latest ? { latestCode: code, latestNoticeAtMs: occurredAtMs } : {}),
      ...{ receipts: row.receipts + 1, unknown: row.unknown + (canonical === '' ? 1 : 0), lastRecordedAtMs: recordedAtMs },
      ...{ office: row.office === '' ? customsOffice : row.office, sample: row.sample || sample },
      ...{ waiting: row.declarationId === '', shown: true },
    };
  }
  if (fact?.$case !== 'receiptsAttached') return document;
  const { receiptsId, declarationId, declarationNo } = fact.value;
  return { ...(document ?? nothing(receiptsId)), declarationId, declarationNo, waiting: false };
}

export function receiptSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<ReceiptFileDocument> {
  return source<ReceiptFileDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) => (fact?.$case === 'receiptReceived' || fact?.$case === 'receiptsAttached' ? [fact.value.receiptsId] : []),
    (document, event, { recordedAt }) => projectReceipts(document, event, recordedAt),
  );
}
