import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import type { DeclarationContent } from '../domain/content.ts';
import { contentFor } from '../domain/content-slice.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { parseDeclarationNumber } from '../domain/identifiers/declaration-number.ts';
import type { Viewer } from '../domain/viewer.ts';
import { maySee } from '../domain/viewer.ts';
import type { DeclarationDocument, OwnPart } from '../read-models/declaration-list.ts';
import { concernedBy, projectOwn } from '../read-models/declaration-list.ts';

export interface TimelineFact {
  readonly event: DeclarationsEvent;
  readonly version: number;
  readonly recordedAt: number;
}

export type FoundDeclaration =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'not-found' } }
  | {
      readonly outcome: 'found';
      readonly declarationId: string;
      readonly document: DeclarationDocument & { readonly own: OwnPart };
      readonly changedAt: number;
      readonly content: DeclarationContent;
      readonly version: number;
      readonly timeline: readonly TimelineFact[];
    };

const notFound: FoundDeclaration = { outcome: 'refused', refusal: { refusal: 'not-found' } };

/**
 * One declaration by id or number. Its own part is folded from its stream, so what was just written is there; only what clearance says
 * comes from the read model. What the caller may not see is not found.
 */
export async function getDeclaration(
  dependencies: { readonly journal: Journal<DeclarationsEvent>; readonly list: Projection<DeclarationDocument> },
  query: { readonly idOrNumber: string; readonly viewer: Viewer },
): Promise<FoundDeclaration> {
  const { journal, list } = dependencies;
  const declarationId = await idOf(list, query.idOrNumber);
  if (declarationId === undefined) return notFound;
  const timeline = await journal.history(declaration.category, declarationId);
  let own: OwnPart | undefined;
  for (const { event, version } of timeline) own = projectOwn(own, event, version);
  // the latest version is what counts; the earlier ones stay in their facts
  const content = timeline.map(({ event }) => contentIn(event)).findLast((found) => found !== undefined);
  if (own === undefined || content === undefined) return notFound;
  const stored = await list.get(declarationId);
  if (!maySee(query.viewer, concernedBy(own, stored?.body.clearance))) return notFound;
  return {
    outcome: 'found',
    declarationId,
    document: { ...stored?.body, own },
    changedAt: stored?.changedAt ?? timeline.at(-1)?.recordedAt ?? 0,
    content: contentFor(query.viewer, content),
    version: own.version,
    timeline,
  };
}

function contentIn({ fact }: DeclarationsEvent): DeclarationContent | undefined {
  const holds = fact?.$case === 'declarationSubmitted' || fact?.$case === 'declarationAmended' || fact?.$case === 'declarationCompleted';
  return holds ? fact.value.content : undefined;
}

async function idOf(list: Projection<DeclarationDocument>, idOrNumber: string): Promise<string | undefined> {
  if (!parseDeclarationNumber(idOrNumber).ok) return /^[\w-]{1,64}$/.test(idOrNumber) ? idOrNumber : undefined;
  const where = [
    { field: 'own.known', equals: true },
    { field: 'own.declarationNo', equals: idOrNumber },
  ];
  const page = await list.find({ where, sort: { field: 'own.declarationNo', direction: 'asc' }, limit: 1 });
  return page.documents[0]?.id;
}
