import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import { affected } from '../domain/effects.ts';
import type { Effects } from '../domain/effects.ts';
import type { DeclarationAccepted, DeclarationsEvent } from '../domain/events.ts';
import type { Lifecycle } from '../domain/lifecycle/lifecycle.ts';
import { lifecycleAfter, lifecycleOf } from '../domain/lifecycle/lifecycle.ts';
import type { RefundLine } from '../domain/refund/refund-lines.ts';
import { refundLinesOf } from '../domain/refund/refund-lines.ts';
import type { RefundStatus } from '../domain/refund/refund-state.ts';
import { companiesOf } from './search-keys.ts';

/** A return or withdrawal that took something of a refund back. */
export interface Reversal {
  readonly cause: string;
  readonly atMs: number;
  readonly returnDeclarationNo: string;
  readonly lines: readonly RefundLine[];
  readonly unmatched: readonly RefundLine[];
}

/** 出口退税 of one export; document id is the declaration's. Times are epoch milliseconds, 0: not yet. */
export interface RefundDocument {
  readonly declarationNo: string;
  readonly status: RefundStatus;
  readonly traderCompany: string;
  readonly traderName: string;
  readonly customsOffice: string;
  readonly tradeMode: string;
  readonly submittedAtMs: number;
  readonly readyAtMs: number;
  readonly statusAtMs: number;
  readonly reason: string;
  readonly lines: readonly RefundLine[];
  readonly reversals: readonly Reversal[];
  readonly life: Lifecycle;
  readonly sample: boolean;
  readonly version: number;
  // what it is searched by
  /** There is something to refund. */
  readonly known: boolean;
  /** It was ready once: the tax authority sees it. */
  readonly told: boolean;
  readonly companies: readonly string[];
}

export const refundList: ReadModelDefinition = {
  name: 'declarations.refund-list',
  fields: {
    ...{ known: 'boolean', told: 'boolean', companies: 'string[]', status: 'string', declarationNo: 'string', traderCompany: 'string' },
    ...{ submittedAtMs: 'number', statusAtMs: 'number' },
  },
  indexes: [
    { name: 'by-company', fields: ['companies', 'submittedAtMs'] },
    { name: 'by-told', fields: ['told', 'submittedAtMs'] },
    { name: 'by-known', fields: ['known', 'submittedAtMs'] },
  ],
};

/** The document after a fact of the declaration's stream; undefined where nothing is, or ever was, to be refunded. */
export function projectRefund(document: RefundDocument | undefined, event: DeclarationsEvent, version: number): RefundDocument | undefined {
  const { fact, occurredAtMs: atMs } = event;
  if (fact?.$case === 'declarationAccepted') {
    const life = lifecycleOf(fact.value, atMs);
    return life.refund.status === 'NONE' ? undefined : begun(fact.value, life, version);
  }
  if (document === undefined) return becameOne(event, version);
  const life = lifecycleAfter(document.life, event);
  const { status } = life.refund;
  const statusAtMs = status === document.status ? document.statusAtMs : atMs;
  return affected(effects, { ...document, life, status, statusAtMs, known: status !== 'NONE', version }, event);
}

/** An amendment, always before the release, can make a refundable export of another one. */
function becameOne({ fact }: DeclarationsEvent, version: number): RefundDocument | undefined {
  const now = fact?.$case === 'declarationAmended' ? fact.value.now : undefined;
  return now?.refundable === true ? begun(now, lifecycleOf(now, now.submittedAtMs), version) : undefined;
}

function begun(accepted: DeclarationAccepted, life: Lifecycle, version: number): RefundDocument {
  const { submittedAtMs, sample } = accepted;
  return {
    ...{ ...toldBy(accepted), status: life.refund.status, submittedAtMs, readyAtMs: 0, statusAtMs: submittedAtMs, reason: '' },
    ...{ lines: [], reversals: [], life, sample, version, known: true, told: false },
  };
}

function toldBy(accepted: DeclarationAccepted) {
  const { declarationNo, traderCompany, traderName, customsOffice, tradeMode } = accepted;
  // whoever may see the declaration
  return { declarationNo, traderCompany, traderName, customsOffice, tradeMode, companies: companiesOf(accepted) };
}

const effects: Effects<RefundDocument> = {
  // what is amended after it was ready is shown as it counts now
  declarationAmended: (document, { now, content }) => ({
    ...{ ...document, ...(now && toldBy(now)) },
    ...(document.readyAtMs > 0 && content !== undefined ? { lines: refundLinesOf(content) } : {}),
  }),
  refundReady: (document, { lines }, readyAtMs) => ({ ...document, lines, readyAtMs, told: true }),
  refundStatusChanged: (document, { reason }) => ({ ...document, reason }),
  refundReversed: (document, { cause, returnDeclarationNo, lines, unmatched }, atMs) => ({
    ...document,
    reversals: [...document.reversals, { cause, atMs, returnDeclarationNo, lines, unmatched }],
  }),
};

const touching: ReadonlySet<string> = new Set([
  ...[
    'declarationAccepted',
    'declarationReleased',
    'declarationAmended',
    'declarationWithdrawn',
    'declarationRefused',
    'declarationExpired',
  ],
  ...['declarationClosed', 'cargoMoved', 'refundReady', 'refundReversed', 'refundStatusChanged'],
]);

/** Only exports that give a refund have a document; of the others nothing is stored. */
export function refundSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<RefundDocument> {
  return source<RefundDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) => (fact !== undefined && touching.has(fact.$case) && 'declarationId' in fact.value ? [fact.value.declarationId] : []),
    (document, event, meta) => projectRefund(document, event, meta.version),
  );
}
