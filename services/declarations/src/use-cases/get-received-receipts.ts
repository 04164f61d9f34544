import type { Journal } from '@tongguan/event-store/aggregate';
import type { CodeTableSet } from '../domain/code-tables.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Text } from '../domain/fault.ts';
import { receiptCodeOn } from '../domain/foreign-receipts/meaning.ts';
import { receiptFile } from '../domain/foreign-receipts/receipt-file.ts';
import { receiptsIdOf } from '../domain/foreign-receipts/receipt-message.ts';
import type { Standing } from '../domain/foreign-receipts/standing.ts';
import { agrees, standingOf } from '../domain/foreign-receipts/standing.ts';

export interface KeptReceipt {
  readonly code: string;
  readonly canonical: string;
  /** Of the code on its day; undefined when the table has none. */
  readonly name: Text | undefined;
  readonly note: string;
  readonly noticeAtMs: number;
  readonly recordedAtMs: number;
  readonly customsOffice: string;
  readonly messageId: string;
  readonly raw: string;
  readonly tableVersion: string;
  readonly by: string;
  readonly digest: string;
}

export interface AskedFor {
  readonly declarationId: string;
  readonly declarationNo: string;
  /** 统一编号 of its content; empty: none. */
  readonly unifiedNo: string;
  readonly customsOffice: string;
  readonly status: string;
}

export interface ReceivedReceipts extends Standing<KeptReceipt> {
  /** Undefined: the receipts say no state. */
  readonly agrees: boolean | undefined;
}

/**
 * What others said of one declaration, from the streams of its two numbers. A unified number is claimed by whoever files it, so receipts
 * that have no other are the declaration's only where it was the first with that number and they are not of another office.
 */
export async function getReceivedReceipts(
  { journal, tables }: { readonly journal: Journal<DeclarationsEvent>; readonly tables: CodeTableSet },
  { declarationId, declarationNo, unifiedNo, customsOffice, status }: AskedFor,
): Promise<ReceivedReceipts> {
  const own = await kept(journal, receiptsIdOf({ declarationNo, unifiedNo: '' }), tables);
  const others = unifiedNo === '' ? [] : await ofUnified(journal, receiptsIdOf({ declarationNo: '', unifiedNo }), declarationId, tables);
  const standing = standingOf([...own, ...others.filter((one) => one.customsOffice === '' || one.customsOffice === customsOffice)], tables);
  return { ...standing, agrees: agrees(status, standing.state, tables) };
}

async function ofUnified(journal: Journal<DeclarationsEvent>, receiptsId: string, declarationId: string, tables: CodeTableSet) {
  const { state } = await journal.load(receiptFile, receiptsId);
  return state.declarationId === declarationId ? kept(journal, receiptsId, tables) : [];
}

async function kept(journal: Journal<DeclarationsEvent>, receiptsId: string, tables: CodeTableSet): Promise<readonly KeptReceipt[]> {
  const facts = await journal.history(receiptFile.category, receiptsId);
  return facts.flatMap(({ event: { fact, occurredAtMs: noticeAtMs }, recordedAt: recordedAtMs, by }) => {
    if (fact?.$case !== 'receiptReceived') return [];
    const { code, canonical, note, customsOffice, messageId, raw, tableVersion, digest } = fact.value;
    const entry = receiptCodeOn(code, noticeAtMs, tables);
    const name = entry === undefined ? undefined : { zh: entry.zh, en: entry.en };
    return [{ code, canonical, name, note, noticeAtMs, recordedAtMs, customsOffice, messageId, raw, tableVersion, by, digest }];
  });
}
