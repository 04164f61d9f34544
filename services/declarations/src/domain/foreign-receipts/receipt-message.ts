import type { CodeTableSet } from '../code-tables.ts';
import type { Fault } from '../fault.ts';
import { error } from '../fault.ts';
import { parseDeclarationNumber } from '../identifiers/declaration-number.ts';
import type { Meaning } from './meaning.ts';
import { meaningOf } from './meaning.ts';
import { parseNoticeTime } from './notice-time.ts';

/** One receipt as somebody else wrote it: texts, and where it stands in what was sent. */
export interface ReceiptMessage {
  readonly messageId: string;
  readonly declarationNo: string;
  readonly unifiedNo: string;
  readonly code: string;
  readonly noticeTime: string;
  readonly note: string;
  readonly customsOffice: string;
  /** The whole message as it came. */
  readonly raw: string;
  /** Line of the file, from 1. */
  readonly line?: number | undefined;
}

/** A receipt that can be kept: known by a number, with a moment, and with what the table of its day makes of its code. */
export interface CheckedReceipt extends Meaning {
  readonly receiptsId: string;
  readonly message: ReceiptMessage;
  /** Epoch milliseconds. */
  readonly noticeAtMs: number;
  /** Offices that it concerns: of the number and as it says; none where it names neither. */
  readonly offices: readonly string[];
}

export type Checked = { readonly ok: true; readonly receipt: CheckedReceipt } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Most characters of what is kept as it came. */
const MOST_RAW = 16_384;
const MOST_NOTE = 2_000;
/** What lies further ahead is a clock that is wrong (architecture.md, Time). */
const AHEAD_MS = 300_000;

/** The id of the file that receipts of one number are kept in; a unified number may look like a declaration's, so the kind leads. */
export const receiptsIdOf = ({ declarationNo, unifiedNo }: { readonly declarationNo: string; readonly unifiedNo: string }): string =>
  declarationNo === '' ? `unified-${unifiedNo}` : `entry-${declarationNo}`;

/**
 * Checks one receipt (domain.md §3.7). Only what would leave it without a number, a code or a moment is a fault: an unknown code is
 * kept. `place` is its place in the message, from 0; `now` epoch milliseconds.
 */
export function checkReceipt(message: ReceiptMessage, place: number, tables: CodeTableSet, now: number): Checked {
  const { declarationNo, unifiedNo, code, customsOffice, note, raw, messageId } = message;
  const faults: Fault[] = [];
  const fault = (field: string, zh: string, en: string, hintZh: string, hintEn: string): void => {
    const told = error('receipt', `/receipts/${String(place)}/${field}`, { zh, en }, { zh: hintZh, en: hintEn });
    faults.push(message.line === undefined ? told : { ...told, line: message.line });
  };
  const number = parseDeclarationNumber(declarationNo);
  if (declarationNo === '' && unifiedNo === '')
    fault('declarationNo', '没有报关单号或统一编号', 'there is neither a declaration number nor a unified number', '填写ENTRY_ID或CUS_CIQ_NO(SEQ_NO)', 'give ENTRY_ID or CUS_CIQ_NO (SEQ_NO)'); // prettier-ignore
  if (declarationNo !== '' && !number.ok)
    fault('declarationNo', `报关单号${declarationNo}不是18位海关编号`, `${declarationNo} is no declaration number of 18 digits`, '核对ENTRY_ID，未知时留空', 'check ENTRY_ID, or leave it empty'); // prettier-ignore
  if (unifiedNo !== '' && !/^[A-Za-z0-9]{1,18}$/.test(unifiedNo))
    fault('unifiedNo', '统一编号须为至多18位字母或数字', 'a unified number has at most 18 letters and digits', '核对CUS_CIQ_NO', 'check CUS_CIQ_NO'); // prettier-ignore
  if (!/^[\x21-\x7e]{1,8}$/.test(code))
    fault('code', '回执代码须为1至8个可见字符', 'the code of a receipt has 1 to 8 visible characters', '填写CHANNEL', 'give CHANNEL'); // prettier-ignore
  if (customsOffice !== '' && !/^\d{4}$/.test(customsOffice))
    fault('customsOffice', '关区代码须为4位数字', 'a customs office has 4 digits', '核对CUSTOM_MASTER', 'check CUSTOM_MASTER'); // prettier-ignore
  if (messageId.length > 100) fault('messageId', '消息编号至多100个字符', 'a message id has at most 100 characters', '缩短消息编号', 'shorten the message id'); // prettier-ignore
  if (note.length > MOST_NOTE) fault('note', `说明超过${MOST_NOTE}个字符`, `the note has more than ${MOST_NOTE} characters`, '缩短NOTE', 'shorten NOTE'); // prettier-ignore
  if (raw.length > MOST_RAW) fault('raw', `单条回执超过${MOST_RAW}个字符`, `one receipt has more than ${MOST_RAW} characters`, '拆分或精简回执', 'split or shorten the receipt'); // prettier-ignore
  const notice = parseNoticeTime(message.noticeTime);
  if (!notice.ok)
    fault('noticeTime', '通知时间缺失或不是有效时间', 'the notice time is missing or no moment', '写作2024-04-17T09:15:03（北京时间）', 'write it as 2024-04-17T09:15:03 (time of China)'); // prettier-ignore
  else if (notice.value > now + AHEAD_MS)
    fault('noticeTime', '通知时间在将来', 'the notice time lies in the future', '核对发送方时钟与时区', 'check the clock and the time zone of the sender'); // prettier-ignore
  if (faults.length > 0 || !notice.ok) return { ok: false, faults };
  const offices = [...(number.ok ? [number.value.customsOffice] : []), ...(customsOffice === '' ? [] : [customsOffice])];
  const receiptsId = receiptsIdOf(message);
  return {
    ok: true,
    receipt: { receiptsId, message, noticeAtMs: notice.value, offices: [...new Set(offices)], ...meaningOf(code, notice.value, tables) },
  };
}
