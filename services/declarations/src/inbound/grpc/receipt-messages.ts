import type { GetReceivedReceiptsResponse, ReceiptFileRow, ReceiptResult } from '@tongguan/contracts/declarations/v1/receipts';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { Fault, Text } from '../../domain/fault.ts';
import { error } from '../../domain/fault.ts';
import { MOST_RECEIPTS } from '../../domain/foreign-receipts/receipt-file.ts';
import type { ReceiptRefusal } from '../../domain/foreign-receipts/receipt-file.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { ReceiptFileDocument } from '../../read-models/receipt-list.ts';
import type { AskedFor, ReceivedReceipts } from '../../use-cases/get-received-receipts.ts';
import type { ReceiptOutcome } from '../../use-cases/import-receipts.ts';

type Refusal = (ReceiptRefusal | { readonly refusal: 'other-office' })['refusal'];

const WORDS: Readonly<Record<Refusal, { readonly message: Text; readonly hint: Text }>> = {
  'message-id-reused': {
    message: { zh: '该消息编号已用于内容不同的回执', en: 'This message id was used for a receipt that says something else' },
    hint: { zh: '每条回执使用自己的消息编号', en: 'give each receipt an id of its own' },
  },
  'too-many-receipts': {
    message: {
      zh: `同一编号至多保存${String(MOST_RECEIPTS)}条回执`,
      en: `At most ${String(MOST_RECEIPTS)} receipts are kept for one number`,
    },
    hint: { zh: '核对发送方是否重复生成回执', en: 'check whether the sender makes receipts over and over' },
  },
  'other-office': {
    message: { zh: '回执不属于您的关区，或未说明关区', en: 'The receipt is of another office than yours, or names none' },
    hint: { zh: '由该关区海关或管理员导入', en: 'let an officer of that office or an administrator bring it in' },
  },
};

/** What became of one message. */
export function resultMessage(outcome: ReceiptOutcome, place: number): ReceiptResult {
  const { code, number } = outcome;
  const of = { code, number, declarationId: '', canonical: '', faults: [], receiptsId: '', version: 0 };
  if (outcome.outcome !== 'refused') {
    const { canonical, declarationId, receiptsId, version } = outcome;
    return { ...of, outcome: outcome.outcome === 'stored' ? 'STORED' : 'REPEATED', canonical, declarationId, receiptsId, version };
  }
  return { ...of, outcome: 'REFUSED', faults: 'faults' in outcome ? [...outcome.faults] : [faultOf(outcome.refusal.refusal, place)] };
}

function faultOf(refusal: Refusal, place: number): Fault {
  const { message, hint } = WORDS[refusal];
  return error(refusal, `/receipts/${String(place)}`, message, hint);
}

/** Receipts and what follows from them; a company is told no officer. */
export function receivedMessage(asked: AskedFor, received: ReceivedReceipts, viewer: Viewer): GetReceivedReceiptsResponse {
  const { timeline, reached, state, releasedAtMs, agrees } = received;
  return {
    ...{ declarationId: asked.declarationId, declarationNo: asked.declarationNo, status: asked.status, releasedAtMs },
    ...{ receivedStatus: state?.canonical ?? '', receivedSinceMs: state?.firstNoticeAtMs ?? 0 },
    agreement: agrees === undefined ? '' : agrees ? 'AGREE' : 'DIFFER',
    reached: [...reached],
    receipts: timeline.map(({ by, ...receipt }) => ({ ...receipt, receivedFrom: viewer.scope === 'company' ? '' : by })),
  };
}

/** A row of the list of numbers that receipts came for. */
export function receiptFileRow({ id, body }: StoredDocument<ReceiptFileDocument>): ReceiptFileRow {
  const { numberKind, number, office, declarationId, declarationNo, receipts, unknown } = body;
  const { latestCode, latestNoticeAtMs, lastRecordedAtMs, sample } = body;
  return {
    ...{ receiptsId: id, numberKind, number, customsOffice: office, declarationId, declarationNo, receipts, unknown },
    ...{ latestCode, latestNoticeAtMs, lastRecordedAtMs, sample },
  };
}
