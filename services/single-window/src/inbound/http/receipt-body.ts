import type {
  GetReceivedReceiptsResponse,
  ImportReceiptsRequest,
  ImportReceiptsResponse,
  ReceiptFileRow,
  ReceivedReceipt,
} from '@tongguan/contracts/declarations/v1/receipts';
import { iso, orNull } from './format.ts';
import { faultBody } from './problem.ts';

interface SentReceipt {
  readonly code: string;
  readonly noticeTime: string;
  readonly declarationNo?: string;
  readonly unifiedNo?: string;
  readonly note?: string;
  readonly customsOffice?: string;
  readonly messageId?: string;
}

/** A file as its bytes, or receipts as JSON, each kept with its own text. */
export function receiptSource(body: unknown): ImportReceiptsRequest['source'] {
  if (Buffer.isBuffer(body)) return { $case: 'message', value: body };
  if (typeof body !== 'object' || body === null) return undefined;
  const { receipts } = body as { readonly receipts: readonly SentReceipt[] };
  return { $case: 'receipts', value: { receipts: receipts.map(messageOf) } };
}

function messageOf(sent: SentReceipt) {
  const { code, noticeTime, declarationNo = '', unifiedNo = '', note = '', customsOffice = '', messageId = '' } = sent;
  return { code, noticeTime, declarationNo, unifiedNo, note, customsOffice, messageId, raw: JSON.stringify(sent) };
}

const OUTCOMES = ['STORED', 'REPEATED', 'REFUSED'] as const;

export function resultsBody({ results }: ImportReceiptsResponse) {
  const told = results.map(({ outcome, code, number, declarationId, canonical, faults, receiptsId, version }) => ({
    ...{ outcome: OUTCOMES.find((one) => one === outcome) ?? ('REFUSED' as const), code, number, version },
    ...{ declarationId: orNull(declarationId), canonical: orNull(canonical), receiptsId: orNull(receiptsId) },
    faults: faults.map(faultBody),
  }));
  const count = (wanted: string): number => told.filter(({ outcome }) => outcome === wanted).length;
  return { results: told, stored: count('STORED'), repeated: count('REPEATED'), refused: count('REFUSED') };
}

function receiptBody(receipt: ReceivedReceipt) {
  const { code, canonical, name, note, noticeAtMs, recordedAtMs, customsOffice, messageId, raw, tableVersion, receivedFrom, digest } =
    receipt;
  return {
    ...{ code, canonical: orNull(canonical), name: name ?? null, note, noticeAt: iso(noticeAtMs), recordedAt: iso(recordedAtMs) },
    ...{
      customsOffice: orNull(customsOffice),
      messageId: orNull(messageId),
      raw,
      tableVersion,
      receivedFrom: orNull(receivedFrom),
      digest,
    },
  };
}

/** What others said of a declaration, beside its own status. */
export function receivedBody(answer: GetReceivedReceiptsResponse) {
  const { declarationId, declarationNo, status, receivedStatus, receivedSinceMs, agreement, releasedAtMs, receipts, reached } = answer;
  return {
    ...{ declarationId, declarationNo, status, receivedStatus: orNull(receivedStatus), receivedSince: iso(receivedSinceMs) },
    ...{ agreement: agreement === 'AGREE' || agreement === 'DIFFER' ? agreement : null, releasedAt: iso(releasedAtMs) },
    receipts: receipts.map(receiptBody),
    reached: reached.map(({ canonical, firstNoticeAtMs }) => ({ canonical, firstNoticeAt: iso(firstNoticeAtMs) })),
  };
}

export function receiptFileBody(row: ReceiptFileRow) {
  const { receiptsId, numberKind, number, customsOffice, declarationId, declarationNo, receipts, unknown, latestCode, sample } = row;
  return {
    ...{ receiptsId, number, receipts, unknown, latestCode, sample, customsOffice: orNull(customsOffice) },
    ...{ numberKind: numberKind === 'UNIFIED' ? numberKind : ('DECLARATION' as const) },
    ...{ declarationId: orNull(declarationId), declarationNo: orNull(declarationNo) },
    ...{ latestNoticeAt: iso(row.latestNoticeAtMs), lastRecordedAt: iso(row.lastRecordedAtMs) },
  };
}
