import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { DeclarationsEvent } from '../domain/events.ts';
import { isOfDeclaration } from '../domain/fact-kinds.ts';
import { declarationOf, projectClearance } from './clearance-part.ts';
import type { DeclarationDocument } from './declaration-list.ts';
import { clockOf, projectOwn } from './declaration-list.ts';

/**
 * The two topics of the list; each changes its own part of a document and none of the other's. The clock follows from both parts
 * alone, so the order of the two does not matter to it either.
 */
export function declarationSources(
  declarations: EventCodec<DeclarationsEvent>,
  clearance: EventCodec<ClearanceEvent>,
): readonly ProjectionSource<DeclarationDocument>[] {
  return [
    source<DeclarationDocument, DeclarationsEvent>('declarations', declarations, routeOwn, (body, event, meta) => {
      const own = projectOwn(body?.own, event, meta.version);
      return own === undefined ? undefined : withClock({ ...body, own });
    }),
    source<DeclarationDocument, ClearanceEvent>(
      'clearance',
      clearance,
      (event) => {
        const id = declarationOf(event);
        return id === undefined ? [] : [id];
      },
      (body, event) => withClock({ ...body, clearance: projectClearance(body?.clearance, event) }),
    ),
  ];
}

const routeOwn = ({ fact }: DeclarationsEvent): readonly string[] => (isOfDeclaration(fact) ? [fact.value.declarationId] : []);

function withClock(document: DeclarationDocument): DeclarationDocument {
  const clock = clockOf(document);
  return clock === undefined ? document : { ...document, clock };
}
