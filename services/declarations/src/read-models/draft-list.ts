import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { DeclarationContent } from '../domain/content.ts';
import type { DeclarationsEvent } from '../domain/events.ts';

/** One row of the list of drafts. Times are epoch milliseconds. */
export interface DraftDocument {
  readonly ownerCompany: string;
  readonly status: 'OPEN' | 'SUBMITTED' | 'DISCARDED';
  readonly title: string;
  readonly direction: string;
  readonly billNo: string;
  readonly contractNo: string;
  readonly traderName: string;
  readonly goodsName: string;
  readonly items: number;
  readonly version: number;
  readonly createdAtMs: number;
  readonly savedAtMs: number;
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly copiedFrom: string;
  readonly sample: boolean;
  /** What a search looks in: see {@link searchWord}. */
  readonly words: readonly string[];
}

export const draftList: ReadModelDefinition = {
  name: 'declarations.draft-list',
  fields: { ownerCompany: 'string', status: 'string', savedAtMs: 'number', words: 'string[]' },
  indexes: [{ name: 'by-owner-status-saved', fields: ['ownerCompany', 'status', 'savedAtMs'] }],
};

const WORD = 20;

/** A search as it is compared: any case, no blanks, at most 20 characters. */
export const searchWord = (text: string): string => text.toLowerCase().replace(/\s+/g, '').slice(0, WORD).toWellFormed();

/** Every end of a text: what is found by its prefix is then found by any part. Chinese titles have no blanks to part them at. */
function endsOf(text: string): string[] {
  const letters = Array.from(text.toLowerCase().replace(/\s+/g, ''));
  return letters.map((_letter, place) => letters.slice(place).join('').slice(0, WORD).toWellFormed());
}

function shownOf(title: string, { header, items }: DeclarationContent) {
  const { direction = '', billNo = '', contractNo = '', trader } = header ?? {};
  const goodsName = items[0]?.name ?? '';
  return {
    ...{ title, direction, billNo, contractNo, traderName: trader?.name ?? '', goodsName, items: items.length },
    // a draft may hold anything in these fields, also what no bill number is as long as
    words: [...new Set([title, billNo, contractNo].flatMap((text) => endsOf(text.slice(0, 60))))],
  };
}

/** The row after a fact of the draft's stream. */
export function projectDraft(row: DraftDocument | undefined, event: DeclarationsEvent, version: number): DraftDocument | undefined {
  const { fact, occurredAtMs } = event;
  if (fact?.$case === 'draftSaved') {
    const { ownerCompany, title, content, copiedFrom, sample } = fact.value;
    const shown = shownOf(
      title,
      content ?? { header: undefined, items: [], containers: [], licenceDocuments: [], attachedDocuments: [], kept: [] },
    );
    return {
      ...{ ownerCompany, copiedFrom, sample, status: 'OPEN', declarationId: '', declarationNo: '' },
      ...shown,
      ...{ version, createdAtMs: row?.createdAtMs ?? occurredAtMs, savedAtMs: occurredAtMs },
    };
  }
  if (row === undefined) return undefined;
  if (fact?.$case === 'draftDiscarded') return { ...row, status: 'DISCARDED', version };
  if (fact?.$case === 'draftSubmitted') {
    const { declarationId, declarationNo } = fact.value;
    return { ...row, status: 'SUBMITTED', declarationId, declarationNo, version };
  }
  return row;
}

export function draftSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<DraftDocument> {
  return source<DraftDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) =>
      fact?.$case === 'draftSaved' || fact?.$case === 'draftDiscarded' || fact?.$case === 'draftSubmitted' ? [fact.value.draftId] : [],
    (row, event, { version }) => projectDraft(row, event, version),
    new Set(['draftSaved', 'draftDiscarded', 'draftSubmitted']),
  );
}
