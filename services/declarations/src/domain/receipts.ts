import { dayInChina } from '@tongguan/calendar/days';
import type { CodeEntry, CodeTableSet } from './code-tables.ts';
import { isInForce, wordsOf } from './code-tables.ts';
import type { DeclarationsEvent } from './events.ts';

/** A receipt (回执) as customs sends it to the filer: one code, when, and a word on it. */
export interface Receipt {
  /** Code of the table receipt-codes, e.g. `P` (CHANNEL). */
  readonly channel: string;
  /** When it happened, epoch milliseconds. */
  readonly noticeAtMs: number;
  /** In Chinese, as the form has no other. */
  readonly note: string;
}

/**
 * The receipts of a declaration out of its facts (domain.md §3.7), oldest first, facts of one moment in the order of the stream. A fact
 * has the code that the table gives it on its own day in China, so a receipt never changes afterwards; a fact without a code has no
 * receipt.
 */
export function receiptsOf(facts: readonly DeclarationsEvent[], tables: CodeTableSet): readonly Receipt[] {
  const { entries } = tables.tables['receipt-codes'];
  return facts
    .flatMap((event): Receipt[] => {
      const { fact, occurredAtMs } = event;
      if (fact === undefined) return [];
      const day = dayInChina(occurredAtMs);
      const entry = entries.find((one) => isInForce(one, day) && wordsOf(one.attributes['facts']).includes(nameOf(event)));
      return entry === undefined ? [] : [{ channel: entry.code, noticeAtMs: occurredAtMs, note: noteOf(entry, fact) }];
    })
    .sort((a, b) => a.noticeAtMs - b.noticeAtMs);
}

/** Name by which the table calls a fact: those of a summary (概要申报) have codes of their own. */
const nameOf = ({ fact }: DeclarationsEvent): string => {
  if (fact === undefined) return '';
  return 'step' in fact.value && fact.value.step === 'STEP_SUMMARY' ? `${fact.$case}:summary` : fact.$case;
};

/** The name of the code, the authority where it is not customs, and the legal basis of a refusal. */
function noteOf(entry: CodeEntry, { value }: NonNullable<DeclarationsEvent['fact']>): string {
  const authority = 'authority' in value && value.authority !== '' && value.authority !== 'customs' ? `(${value.authority})` : '';
  const basis = 'legalBasis' in value && value.legalBasis !== '' ? `，依据：${value.legalBasis}` : '';
  return `${entry.zh}${authority}${basis}`;
}
