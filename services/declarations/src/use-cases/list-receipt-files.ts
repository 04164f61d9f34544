import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';
import type { ReceiptFileDocument } from '../read-models/receipt-list.ts';

export interface ListReceiptFiles {
  /** Offices whose numbers are shown; undefined: all. */
  readonly offices: readonly string[] | undefined;
  readonly waiting: boolean;
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this file shows this version; 0: do not wait. */
  readonly wait: { readonly receiptsId: string; readonly version: number };
}

export type ReceiptFilesOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<ReceiptFileDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/** Numbers that receipts came for, the one heard of last first. */
export async function listReceiptFiles(
  {
    receipts,
    declarations,
  }: { readonly receipts: Projection<ReceiptFileDocument>; readonly declarations: Projection<DeclarationDocument> },
  { offices, waiting, cursor, limit, wait }: ListReceiptFiles,
): Promise<ReceiptFilesOutcome> {
  if (wait.receiptsId !== '' && wait.version > 0)
    await receipts.waitFor(wait.receiptsId, `receipts/${wait.receiptsId}`, wait.version, WAIT_MS);
  const where: Condition[] = [
    ...(offices === undefined ? [] : [{ field: 'office', in: offices }]),
    { field: waiting ? 'waiting' : 'shown', equals: true },
  ];
  try {
    const page = await receipts.find({
      where,
      sort: { field: 'lastRecordedAtMs', direction: 'desc' },
      limit: Math.min(limit > 0 ? limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(cursor === '' ? {} : { cursor }),
    });
    const documents = await withDeclarations(page.documents, declarations);
    const shown = documents.filter(({ body }) => !waiting || body.declarationId === '');
    return { outcome: 'listed', documents: shown, nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}

/** Of those that wait, the ones whose declaration came at the same moment and so was not seen: it is looked up by the number. */
async function withDeclarations(documents: readonly StoredDocument<ReceiptFileDocument>[], declarations: Projection<DeclarationDocument>) {
  const numbers = documents.filter(({ body }) => body.waiting && body.numberKind === 'DECLARATION').map(({ body }) => body.number);
  if (numbers.length === 0) return documents;
  const where = [
    { field: 'own.known', equals: true },
    { field: 'own.declarationNo', in: numbers },
  ];
  const page = await declarations.find({ where, sort: { field: 'own.declarationNo', direction: 'asc' }, limit: numbers.length });
  const idOf = new Map(page.documents.map(({ id, body }) => [body.own?.declarationNo ?? '', id]));
  return documents.map((document) => {
    const { body } = document;
    const declarationId = body.waiting ? (idOf.get(body.number) ?? '') : body.declarationId;
    return declarationId === body.declarationId ? document : { ...document, body: { ...body, declarationId, declarationNo: body.number } };
  });
}
