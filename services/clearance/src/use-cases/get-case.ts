import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import type { CaseFact } from '../domain/case-facts.ts';
import { visibleFacts } from '../domain/case-facts.ts';
import type { OpenedCase } from '../domain/case.ts';
import { clearanceCase, CUSTOMS } from '../domain/case.ts';
import type { ContainerArrivals } from '../domain/consignment.ts';
import { arrivalsOf, consignment } from '../domain/consignment.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Screening } from '../domain/tables/screening.ts';
import { screeningOf } from '../domain/tables/screening.ts';
import type { ClearanceTables } from '../domain/tables/tables.ts';
import type { Viewer } from '../domain/visible-case.ts';
import { visibleCase } from '../domain/visible-case.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import type { TaxBillEntry } from '../read-models/tax-bill-list.ts';
import { taxBillsIn } from '../read-models/tax-bill-list.ts';
import { streamId } from '../domain/stream-id.ts';

export interface GetCaseDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly queue: Projection<QueueEntry>;
  readonly tables: ClearanceTables;
}

export interface CaseFile {
  readonly found: OpenedCase;
  readonly version: number;
  readonly facts: readonly CaseFact[];
  readonly arrivals: ContainerArrivals;
  /** For risk officers. */
  readonly screening: Screening | undefined;
  /** 税单, oldest first: what is owed is customs' and the company's business. */
  readonly taxBills: readonly TaxBillEntry[];
}

export type FoundCase = { readonly outcome: 'done'; readonly file: CaseFile } | { readonly outcome: 'refused'; readonly refusal: Refusal };

const DECLARATION_NO = /^\d{18}$/;

/**
 * A case as the viewer may see it, folded from its own stream, by case id or by the declaration's number (18 digits): how
 * it stands, what happened so far, and which of its cargo has arrived.
 */
export function getCase({ journal, queue, tables }: GetCaseDeps) {
  return async (idOrNo: string, viewer: Viewer): Promise<FoundCase> => {
    const caseId = DECLARATION_NO.test(idOrNo) ? await byDeclarationNo(queue, idOrNo) : idOrNo;
    const { state } = await journal.load(clearanceCase, streamId(caseId));
    const allowed = visibleCase(state, viewer);
    if ('refusal' in allowed) return { outcome: 'refused', refusal: allowed };
    const { billNo } = allowed.opened;
    const [history, cargo] = await Promise.all([
      journal.history(clearanceCase.category, streamId(caseId)),
      billNo === '' ? undefined : journal.load(consignment, streamId(billNo)),
    ]);
    // state and facts of one and the same version, whatever was stored in between
    const found = visibleCase(
      history.reduce((folded, { event }) => clearanceCase.evolve(folded, event), clearanceCase.initial),
      viewer,
    );
    if ('refusal' in found) return { outcome: 'refused', refusal: found };
    const file: CaseFile = {
      found,
      version: history.at(-1)?.version ?? 0,
      facts: visibleFacts(history, viewer),
      arrivals: arrivalsOf(cargo?.state, found.opened.containerIds),
      screening: viewer.kind === 'officer' && viewer.risk ? screeningOf(tables, found.opened) : undefined,
      taxBills: viewer.kind === 'officer' && viewer.officer.authority !== CUSTOMS ? [] : taxBillsIn(history.map(({ event }) => event)),
    };
    return { outcome: 'done', file };
  };
}

async function byDeclarationNo(queue: Projection<QueueEntry>, declarationNo: string): Promise<string> {
  const { documents } = await queue.find({ where: [{ field: 'declarationNo', equals: declarationNo }], limit: 1 });
  return documents[0]?.body.caseId ?? declarationNo;
}
