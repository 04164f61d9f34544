import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { DeclarationsEvent } from '../domain/events.ts';

/** Until when a summary is to be completed (待完整申报); document id is the declaration's. Only two-step declarations have one. */
export interface CompletionDocument {
  /** Epoch milliseconds. */
  readonly completeByMs: number;
  /** Picked up, and neither completed nor told overdue nor over. */
  readonly owed: boolean;
  /** The completion is there, or nothing is owed any more: that may be known before the pick-up release. */
  readonly settled: boolean;
}

export const completionList: ReadModelDefinition = {
  name: 'declarations.completion-list',
  fields: { owed: 'boolean', completeByMs: 'number' },
  indexes: [{ name: 'by-last-moment', fields: ['owed', 'completeByMs'] }],
};

const settling: ReadonlySet<string> = new Set(['declarationCompleted', 'completionOverdue', 'declarationWithdrawn', 'declarationRefused']);

/** The document after a fact; undefined where there is none and nothing begins one. */
export function projectCompletion(document: CompletionDocument | undefined, { fact }: DeclarationsEvent): CompletionDocument | undefined {
  if (fact?.$case === 'declarationPickupReleased')
    return { completeByMs: fact.value.completeByMs, settled: document?.settled ?? false, owed: document?.settled !== true };
  if (fact?.$case === 'declarationCompleted') return { completeByMs: document?.completeByMs ?? 0, settled: true, owed: false };
  return document && fact !== undefined && settling.has(fact.$case) ? { ...document, settled: true, owed: false } : undefined;
}

export function completionSource(declarations: EventCodec<DeclarationsEvent>): ProjectionSource<CompletionDocument> {
  return source<CompletionDocument, DeclarationsEvent>(
    'declarations',
    declarations,
    ({ fact }) => {
      const told = fact !== undefined && (fact.$case === 'declarationPickupReleased' || settling.has(fact.$case));
      return told && 'declarationId' in fact.value ? [fact.value.declarationId] : [];
    },
    (document, event) => projectCompletion(document, event),
  );
}
