import type { EventCodec } from '@tongguan/event-store/aggregate';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import { source } from '@tongguan/read-models/projection';
import type { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { DeclarationsEvent } from '../domain/events.ts';
import { declarationOf, projectClearance } from './clearance-part.ts';
import type { DeclarationDocument } from './declaration-list.ts';
import { projectOwn } from './declaration-list.ts';

/** The two topics of the list; each changes its own part of a document and none of the other's. */
export function declarationSources(
  declarations: EventCodec<DeclarationsEvent>,
  clearance: EventCodec<ClearanceEvent>,
): readonly ProjectionSource<DeclarationDocument>[] {
  return [
    source<DeclarationDocument, DeclarationsEvent>('declarations', declarations, routeOwn, (body, event, meta) => {
      const own = projectOwn(body?.own, event, meta.version);
      return own === undefined ? undefined : { ...body, own };
    }),
    source<DeclarationDocument, ClearanceEvent>(
      'clearance',
      clearance,
      (event) => {
        const id = declarationOf(event);
        return id === undefined ? [] : [id];
      },
      (body, event) => ({ ...body, clearance: projectClearance(body?.clearance, event) }),
    ),
  ];
}

function routeOwn({ fact }: DeclarationsEvent): readonly string[] {
  if (fact === undefined || fact.$case === 'numberBlockReserved') return [];
  return [fact.value.declarationId];
}
