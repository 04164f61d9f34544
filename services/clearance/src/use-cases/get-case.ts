import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import type { OpenedCase } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Viewer } from '../domain/visible-case.ts';
import { visibleCase } from '../domain/visible-case.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import { streamId } from '../domain/stream-id.ts';

export interface GetCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly queue: Projection<QueueEntry>;
}

export type FoundCase =
  | { readonly outcome: 'done'; readonly found: OpenedCase; readonly version: number }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const DECLARATION_NO = /^\d{18}$/;

/** A case as the viewer may see it, folded from its own stream, by case id or by the declaration's number (18 digits). */
export function getCase({ journal, queue }: GetCaseDeps) {
  return async (idOrNo: string, viewer: Viewer): Promise<FoundCase> => {
    const caseId = DECLARATION_NO.test(idOrNo) ? await byDeclarationNo(queue, idOrNo) : idOrNo;
    const { state, version } = await journal.load(clearanceCase, streamId(caseId));
    const visible = visibleCase(state, viewer);
    return 'refusal' in visible ? { outcome: 'refused', refusal: visible } : { outcome: 'done', found: visible, version };
  };
}

async function byDeclarationNo(queue: Projection<QueueEntry>, declarationNo: string): Promise<string> {
  const { documents } = await queue.find({ where: [{ field: 'declarationNo', equals: declarationNo }], limit: 1 });
  return documents[0]?.body.caseId ?? declarationNo;
}
