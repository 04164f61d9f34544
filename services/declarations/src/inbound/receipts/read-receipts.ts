import type { Fault } from '../../domain/fault.ts';
import type { ReceiptMessage } from '../../domain/foreign-receipts/receipt-message.ts';
import { decodeText } from '../dec-message/decode-text.ts';
import { NotReadable } from '../dec-message/not-readable.ts';
import type { Element } from '../dec-message/parse-tree.ts';
import { parseTree } from '../dec-message/parse-tree.ts';
import { rawParts } from './raw-parts.ts';

/** A receipt has some hundred bytes. */
export const MOST_RECEIPT_FILE_BYTES = 2 * 1024 * 1024;

export type ReadReceipts =
  { readonly ok: true; readonly messages: readonly ReceiptMessage[] } | { readonly ok: false; readonly fault: Fault };

const ROOTS = 'DEC_RESULT, DEC_RESULTS, DEC_DATA, DecImportResponse, DxpMsg';

/**
 * Reads receipts (回执) as clients of different years write them: DEC_RESULT alone, in DEC_DATA or in DEC_RESULTS; the answer to an
 * import (DecImportResponse); or either in the envelope of the exchange platform (DxpMsg). Bounded, without entities, as every XML.
 */
export async function readReceipts(bytes: Uint8Array): Promise<ReadReceipts> {
  try {
    const text = [...decodeText(bytes)].join('');
    return { ok: true, messages: await messagesIn(text) };
  } catch (cause) {
    if (cause instanceof NotReadable) return { ok: false, fault: { ...cause.fault, rule: 'receipt' } };
    throw cause;
  }
}

/** What the envelope says of what is in it. */
interface Envelope {
  readonly messageId: string;
  readonly createdAt: string;
}

async function messagesIn(text: string, envelope?: Envelope): Promise<readonly ReceiptMessage[]> {
  const root = await parseTree([text]);
  if (root.name === 'DEC_RESULT') return [resultOf(root, text.trim(), envelope?.messageId ?? '')];
  if (root.name === 'DEC_RESULTS' || root.name === 'DEC_DATA') {
    const results = root.children.filter(({ name }) => name === 'DEC_RESULT');
    const raws = rawParts(text, results);
    return results.map((result, place) => resultOf(result, raws[place] ?? '', ''));
  }
  if (root.name === 'DecImportResponse') return [importAnswerOf(root, text.trim(), envelope)];
  if (root.name === 'DxpMsg' && envelope === undefined) return inEnvelope(root);
  throw new NotReadable(`根元素${root.name}不是回执`, `the root ${root.name} is no receipt`, { zh: `发送${ROOTS}之一`, en: `send one of ${ROOTS}` }, { line: root.line }); // prettier-ignore
}

async function inEnvelope(root: Element): Promise<readonly ReceiptMessage[]> {
  const info = child(root, 'TransInfo');
  const data = (child(root, 'Data')?.text ?? '').replace(/\s+/g, '');
  if (data === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    const hint = { zh: 'Data须为Base64编码的回执', en: 'put the receipt into Data as base64' };
    throw new NotReadable('DxpMsg中没有可读的Data', 'the DxpMsg has no Data that can be read', hint, { line: root.line });
  }
  const inner = [...decodeText(Buffer.from(data, 'base64'))].join('');
  const envelope = { messageId: text(info, 'CopMsgId'), createdAt: text(info, 'CreatTime') };
  const messages = await messagesIn(inner, envelope);
  return messages.map((message) => ({ ...message, line: root.line }));
}

const child = (of: Element | undefined, name: string): Element | undefined => of?.children.find((one) => one.name === name);
/** Of the first that is there; files of different years differ in their names. */
const text = (of: Element | undefined, ...names: readonly string[]): string =>
  names.map((name) => child(of, name)?.text ?? '').find((found) => found !== '') ?? '';

function resultOf(result: Element, raw: string, messageId: string): ReceiptMessage {
  return {
    ...{ messageId, raw, line: result.line },
    ...{ declarationNo: text(result, 'ENTRY_ID'), unifiedNo: text(result, 'CUS_CIQ_NO', 'SEQ_NO') },
    ...{ code: text(result, 'CHANNEL'), noticeTime: text(result, 'NOTICE_DATE'), note: text(result, 'NOTE') },
    customsOffice: text(result, 'CUSTOM_MASTER', 'DECL_PORT'),
  };
}

/** The answer to an import has no code of its own: its outcome is staged or not (S0, f0), at the time of its envelope. */
function importAnswerOf(answer: Element, raw: string, envelope: Envelope | undefined): ReceiptMessage {
  return {
    ...{ messageId: envelope?.messageId ?? '', raw, line: answer.line, declarationNo: '', unifiedNo: text(answer, 'SeqNo') },
    ...{ code: text(answer, 'ResponseCode') === '0' ? 'S0' : 'f0', noticeTime: envelope?.createdAt ?? '' },
    ...{ note: text(answer, 'ErrorMessage'), customsOffice: '' },
  };
}
