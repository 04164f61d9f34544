import type { MandateAnswer, MandateRow } from '@tongguan/contracts/declarations/v1/mandates';
import type { Direction, MandateTerms } from '@tongguan/contracts/declarations/v1/events';
import { iso, orNull } from './format.ts';

interface TermsBody {
  readonly directions: readonly ('IMPORT' | 'EXPORT')[];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly agreementNo?: string;
  readonly note?: string;
}

const DIRECTION: Readonly<Record<'IMPORT' | 'EXPORT', Direction>> = { IMPORT: 'DIRECTION_IMPORT', EXPORT: 'DIRECTION_EXPORT' };

export function termsFrom({ directions, validFrom = '', validTo = '', agreementNo = '', note = '' }: TermsBody): MandateTerms {
  const both = (['IMPORT', 'EXPORT'] as const).filter((each) => directions.includes(each));
  return { directions: both.map((each) => DIRECTION[each]), validFrom, validTo, agreementNo, note };
}

function termsBody({ directions, validFrom, validTo, agreementNo, note }: MandateTerms) {
  const known = directions.flatMap((each) => (each === 'DIRECTION_IMPORT' ? (['IMPORT'] as const) : each === 'DIRECTION_EXPORT' ? (['EXPORT'] as const) : [])); // prettier-ignore
  return { directions: known, validFrom, validTo: orNull(validTo), agreementNo: orNull(agreementNo), note: orNull(note) };
}

const STANDINGS = ['IN_FORCE', 'NOT_YET', 'EXPIRED', 'REVOKED', 'ASKED', 'REFUSED'] as const;

export function mandateBody(row: MandateRow) {
  return {
    ...{ id: row.mandateId, trader: row.traderCompany, agent: row.agentCompany, version: row.version, sample: row.sample },
    ...{ traderName: orNull(row.traderName), agentName: orNull(row.agentName) },
    standing: STANDINGS.find((each) => each === row.standing) ?? ('EXPIRED' as const),
    terms: row.terms === undefined ? null : termsBody(row.terms),
    grantedAt: iso(row.grantedAtMs),
    asked: row.asked === undefined ? null : termsBody(row.asked),
    askedAt: iso(row.askedAtMs),
    ...{ endedBy: orNull(row.endedByCompany), endedReason: orNull(row.endedReason), endedAt: iso(row.endedAtMs) },
    onPaper: row.paperConfidence !== '',
  };
}

export function mandateAnswer({ row, repeated }: MandateAnswer) {
  if (row === undefined) throw new Error('the service answered without the mandate');
  return { mandate: mandateBody(row), repeated };
}
