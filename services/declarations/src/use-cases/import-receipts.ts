import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Projection } from '@tongguan/read-models/projection';
import type { CodeTableSet } from '../domain/code-tables.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { Fault } from '../domain/fault.ts';
import { attachReceipts, receiptFile, recordReceipt } from '../domain/foreign-receipts/receipt-file.ts';
import type { ReceiptRefusal } from '../domain/foreign-receipts/receipt-file.ts';
import type { CheckedReceipt, ReceiptMessage } from '../domain/foreign-receipts/receipt-message.ts';
import { checkReceipt } from '../domain/foreign-receipts/receipt-message.ts';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';

export interface ImportDependencies {
  readonly journal: Journal<DeclarationsEvent>;
  readonly clock: Clock;
  readonly tables: CodeTableSet;
  readonly list: Projection<DeclarationDocument>;
  readonly digestOf: (text: string) => string;
}

export interface ImportReceipts {
  readonly messages: readonly ReceiptMessage[];
  readonly subject: string;
  /** Offices that the sender answers for; undefined: all. */
  readonly offices: readonly string[] | undefined;
}

export type ReceiptOutcome = { readonly code: string; readonly number: string } & (
  | {
      readonly outcome: 'stored' | 'repeated';
      readonly canonical: string;
      /** Empty: the declaration is not known here yet. */
      readonly declarationId: string;
      readonly receiptsId: string;
      readonly version: number;
    }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }
  | { readonly outcome: 'refused'; readonly refusal: ReceiptRefusal | { readonly refusal: 'other-office' } }
);

/**
 * Takes receipts of a foreign system (回执): each by itself, in any order, as often as it comes. Those of one number are stored one after
 * the other, those of different numbers side by side.
 */
export async function importReceipts(dependencies: ImportDependencies, command: ImportReceipts): Promise<readonly ReceiptOutcome[]> {
  const now = dependencies.clock.now();
  const last = new Map<string, Promise<unknown>>();
  return Promise.all(
    command.messages.map(async (message, place): Promise<ReceiptOutcome> => {
      const of = { code: message.code, number: message.declarationNo || message.unifiedNo };
      const checked = checkReceipt(message, place, dependencies.tables, now);
      if (!checked.ok) return { ...of, outcome: 'refused', faults: checked.faults };
      const { receipt } = checked;
      if (!mayBring(command.offices, receipt.offices)) return { ...of, outcome: 'refused', refusal: { refusal: 'other-office' } };
      const before = last.get(receipt.receiptsId) ?? Promise.resolve();
      const storing = before.then(() => store(dependencies, receipt, command.subject));
      // a failure is the caller's own; those behind it go on
      last.set(receipt.receiptsId, storing.catch(() => undefined)); // prettier-ignore
      return { ...of, ...(await storing) };
    }),
  );
}

/** An officer brings what says that it is of an own office, and of no other; what names none is for administrators. */
function mayBring(own: readonly string[] | undefined, offices: readonly string[]): boolean {
  return own === undefined || (offices.length > 0 && offices.every((office) => own.includes(office)));
}

type Stored = Omit<Extract<ReceiptOutcome, { outcome: 'stored' | 'repeated' }>, 'code' | 'number'>;
type NotStored = { readonly outcome: 'refused'; readonly refusal: ReceiptRefusal };

async function store(dependencies: ImportDependencies, receipt: CheckedReceipt, subject: string): Promise<Stored | NotStored> {
  const { journal, clock, digestOf } = dependencies;
  const { receiptsId, noticeAtMs, canonical, message } = receipt;
  const { declarationNo, unifiedNo, code, note, customsOffice } = message;
  const digest = digestOf(JSON.stringify([declarationNo, unifiedNo, code, noticeAtMs, note, customsOffice]));
  const changed = await journal.change(
    receiptFile,
    receiptsId,
    { commandId: `receive/${digest}/${message.messageId}`, by: subject },
    (state) => recordReceipt(state, { receipt, digest, source: subject, sample: clock.simulated }),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const outcome = changed.repeated || changed.events.length === 0 ? 'repeated' : 'stored';
  const attached = await attach(dependencies, receiptsId, declarationNo, changed.state.declarationId, subject);
  return { outcome, canonical, declarationId: attached?.id ?? changed.state.declarationId, receiptsId, version: attached?.version ?? changed.version }; // prettier-ignore
}

/**
 * After storing, never before: a declaration that is filed meanwhile looks here too, so one of the two sees the other. What both miss,
 * since the list is a moment behind, the list of receipts finds when it is asked.
 */
async function attach({ journal, clock, list }: ImportDependencies, receiptsId: string, declarationNo: string, known: string, by: string) {
  if (known !== '' || declarationNo === '') return undefined;
  const where = [
    { field: 'own.known', equals: true },
    { field: 'own.declarationNo', equals: declarationNo },
  ];
  const page = await list.find({ where, sort: { field: 'own.declarationNo', direction: 'asc' }, limit: 1 });
  const declarationId = page.documents[0]?.id;
  if (declarationId === undefined) return undefined;
  const now = clock.now();
  const { version } = await journal.change(receiptFile, receiptsId, { commandId: `attach/${declarationId}`, by }, (state) =>
    attachReceipts(state, { receiptsId, declarationId, declarationNo, always: true }, now),
  );
  return { id: declarationId, version };
}
