import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { DeclarationsEvent } from '../domain/events.ts';
import { attachReceipts as attach, receiptFile } from '../domain/foreign-receipts/receipt-file.ts';
import { receiptsIdOf } from '../domain/foreign-receipts/receipt-message.ts';

export interface AttachReceipts {
  readonly declarationId: string;
  readonly declarationNo: string;
  /** 统一编号; empty: none was given. */
  readonly unifiedNo: string;
}

/**
 * A declaration is known: what came for its numbers before is its own. Under its own number nothing is stored where nothing came, since
 * whoever asks knows that number; a unified number is remembered, for it is in the content alone.
 */
export async function attachReceipts(
  { journal, clock }: { readonly journal: Journal<DeclarationsEvent>; readonly clock: Clock },
  { declarationId, declarationNo, unifiedNo }: AttachReceipts,
  meta: CommandMeta,
): Promise<void> {
  const now = clock.now();
  const entry = receiptsIdOf({ declarationNo, unifiedNo: '' });
  await journal.change(receiptFile, entry, meta, (state) => attach(state, { receiptsId: entry, declarationId, declarationNo, always: false }, now)); // prettier-ignore
  if (unifiedNo === '') return;
  const unified = receiptsIdOf({ declarationNo: '', unifiedNo });
  await journal.change(receiptFile, unified, meta, (state) => attach(state, { receiptsId: unified, declarationId, declarationNo, always: true }, now)); // prettier-ignore
}
