import type { DeclarationsEvent } from '../events.ts';
import type { CheckedReceipt } from './receipt-message.ts';

/**
 * What decisions need of the receipts of one number (回执). The receipts stay in their events; here is only what tells a repeat, and the
 * declaration that they belong to once it is known.
 */
export interface ReceiptFile {
  readonly count: number;
  /** SHA-256 of each receipt's content. */
  readonly digests: ReadonlySet<string>;
  /** Content by the id that its sender gave it. */
  readonly byMessageId: ReadonlyMap<string, string>;
  readonly declarationId: string;
}

/** Stream `receipts/<entry or unified>-<number>`, on which a declaration and its receipts meet, whichever comes first. */
export const receiptFile = {
  category: 'receipts',
  initial: {
    count: 0,
    digests: new Set<string>(),
    byMessageId: new Map<string, string>(),
    declarationId: '',
  } satisfies ReceiptFile as ReceiptFile,
  evolve: evolveReceiptFile,
};

function evolveReceiptFile(state: ReceiptFile, { fact }: DeclarationsEvent): ReceiptFile {
  if (fact?.$case === 'receiptReceived') {
    const { digest, messageId } = fact.value;
    const byMessageId = messageId === '' ? state.byMessageId : new Map(state.byMessageId).set(messageId, digest);
    return { ...state, count: state.count + 1, digests: new Set(state.digests).add(digest), byMessageId };
  }
  if (fact?.$case === 'receiptsAttached') return { ...state, declarationId: fact.value.declarationId };
  return state;
}

/** Most receipts that one number has; the longest way through customs has some thirty. */
export const MOST_RECEIPTS = 500;

export type ReceiptRefusal =
  /** The sender gave this id to another message before. */
  { readonly refusal: 'message-id-reused' } | { readonly refusal: 'too-many-receipts'; readonly most: number };

/** Keeps one receipt; one that is there, by its content, changes nothing. It happened when it was noticed. */
export function recordReceipt(
  state: ReceiptFile,
  command: { readonly receipt: CheckedReceipt; readonly digest: string; readonly source: string; readonly sample: boolean },
): readonly DeclarationsEvent[] | ReceiptRefusal {
  const { receipt, digest, source, sample } = command;
  const { receiptsId, message, noticeAtMs, canonical, tableVersion } = receipt;
  const { declarationNo, unifiedNo, code, note, customsOffice, raw, messageId } = message;
  const known = messageId === '' ? undefined : state.byMessageId.get(messageId);
  if (known !== undefined && known !== digest) return { refusal: 'message-id-reused' };
  if (state.digests.has(digest)) return [];
  if (state.count >= MOST_RECEIPTS) return { refusal: 'too-many-receipts', most: MOST_RECEIPTS };
  const value = {
    ...{ receiptsId, declarationNo, unifiedNo, code, note, customsOffice, raw, digest, messageId, canonical, tableVersion, sample },
  };
  return [{ occurredAtMs: noticeAtMs, source, fact: { $case: 'receiptReceived', value } }];
}

/**
 * The declaration of this number is known: its receipts are its own from now on. The first one that has the number keeps it. `always`:
 * also where nothing has come yet, so that what comes later finds it. `now` is epoch milliseconds.
 */
export function attachReceipts(
  state: ReceiptFile,
  command: { readonly receiptsId: string; readonly declarationId: string; readonly declarationNo: string; readonly always: boolean },
  now: number,
): readonly DeclarationsEvent[] {
  const { receiptsId, declarationId, declarationNo, always } = command;
  if (state.declarationId !== '' || (state.count === 0 && !always)) return [];
  return [
    { occurredAtMs: now, source: 'system', fact: { $case: 'receiptsAttached', value: { receiptsId, declarationId, declarationNo } } },
  ];
}
