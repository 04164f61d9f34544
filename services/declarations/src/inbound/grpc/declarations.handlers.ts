import { requireRole } from '@tongguan/auth/authorize';
import type {
  DeclarationsServiceService,
  ListDeclarationsRequest,
  SubmissionResult,
  SubmitDeclarationRequest,
  SubmitDeclarationResponse,
} from '@tongguan/contracts/declarations/v1/declarations';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { refuse, RefusalError } from '@tongguan/grpc/refusal';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import type { CodeTableSet } from '../../domain/code-tables.ts';
import type { Fault } from '../../domain/fault.ts';
import { receiptsOf } from '../../domain/receipts.ts';
import type { SubmissionRefusal, SubmitDeclaration, SubmitOutcome } from '../../domain/submission.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { FoundDeclaration } from '../../use-cases/get-declaration.ts';
import type { ListDeclarations, ListOutcome } from '../../use-cases/list-declarations.ts';
import { readDecMessage } from '../dec-message/read-dec-message.ts';
import { writeDecMessage } from '../dec-message/write-dec-message.ts';
import { writeReceipts } from '../receipts/write-receipts.ts';
import { directionFrom, rowOf, timelineOf } from './messages.ts';
import { mandateMissing } from './mandate-refusals.ts';
import { refusals } from './refusals.ts';
import { companyOf, viewerOf } from './viewer-of.ts';

export interface UseCases {
  submit(command: SubmitDeclaration): Promise<SubmitOutcome>;
  get(query: { readonly idOrNumber: string; readonly viewer: Viewer }): Promise<FoundDeclaration>;
  list(query: ListDeclarations): Promise<ListOutcome>;
}

export function declarationsHandlers(useCases: UseCases, tables: CodeTableSet): Handlers<typeof DeclarationsServiceService> {
  return {
    async submitDeclaration(request, call) {
      return submitOne(useCases, request, filerOf(call));
    },

    async submitDeclarations({ declarations }, call) {
      const filer = filerOf(call);
      if (declarations.length > MOST_AT_ONCE) throw refuse(refusals, 'too-many-declarations');
      // all at once: what is asked for together is stored together
      return { results: await Promise.all(declarations.map((request) => resultOf(submitOne(useCases, request, filer)))) };
    },

    async getDeclaration(request, call) {
      const found = await useCases.get({ idOrNumber: request.declarationId, viewer: viewerOf(call) });
      if (found.outcome === 'refused') throw refuse(refusals, found.refusal.refusal);
      const { declarationId, document, changedAt, content, version, timeline } = found;
      return { row: rowOf(declarationId, document, changedAt), content, version, timeline: timelineOf(timeline) };
    },

    async getDecMessage(request, call) {
      const found = await useCases.get({ idOrNumber: request.declarationId, viewer: viewerOf(call) });
      if (found.outcome === 'refused') throw refuse(refusals, found.refusal.refusal);
      return { decMessage: writeDecMessage(found.content), declarationNo: found.document.own.declarationNo };
    },

    async getReceipts(request, call) {
      const found = await useCases.get({ idOrNumber: request.declarationId, viewer: viewerOf(call) });
      if (found.outcome === 'refused') throw refuse(refusals, found.refusal.refusal);
      const { content, timeline, document } = found;
      const { declarationNo, customsOffice, submittedAtMs: acceptedAtMs } = document.own;
      const receipts = receiptsOf(timeline.map(({ event }) => event), tables); // prettier-ignore
      return { decResults: writeReceipts({ declarationNo, customsOffice, acceptedAtMs, content }, receipts), declarationNo };
    },

    async listDeclarations(request, call) {
      const listed = await useCases.list(queryOf(request, viewerOf(call)));
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      const rows = listed.documents.flatMap(({ id, body, changedAt }) => rowOf(id, body, changedAt) ?? []);
      return { rows, nextCursor: listed.nextCursor, count: listed.count, countMore: listed.countMore };
    },
  };
}

/** Declarations of one call, so that its answer, faults and all, stays below the size of a message. */
const MOST_AT_ONCE = 100;

interface Filer {
  readonly company: string;
  readonly subject: string;
}

function filerOf(call: CallContext): Filer {
  const principal = requireRole(call, 'operator');
  return { company: companyOf(principal), subject: principal.subject };
}

async function submitOne(useCases: UseCases, request: SubmitDeclarationRequest, filer: Filer): Promise<SubmitDeclarationResponse> {
  const { idempotencyKey, dryRun } = request;
  if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
  const { content, faults, lineOf } = await contentOf(request);
  const result = await useCases.submit({ content, faults, ...filer, idempotencyKey, dryRun });
  if (result.outcome === 'refused') throw submissionRefused(result.refusal, lineOf);
  const { declarationId, declarationNo, status, version, warnings, repeated } = result;
  return { declarationId, declarationNo, status, version, warnings: withLines(warnings, lineOf), repeated };
}

/** An answer among others: its refusal ends nothing but itself. */
async function resultOf(submitting: Promise<SubmitDeclarationResponse>): Promise<SubmissionResult> {
  try {
    return { result: { $case: 'submitted', value: await submitting } };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { kind, refusal } = error;
    return { result: { $case: 'refused', value: { kind, refusal } } };
  }
}

type LineOf = (pointer: string) => number | undefined;
const noLines: LineOf = () => undefined;

interface Read {
  readonly content: unknown;
  readonly faults: readonly Fault[];
  readonly lineOf: LineOf;
}

async function contentOf({ source }: SubmitDeclarationRequest): Promise<Read> {
  switch (source?.$case) {
    case 'content':
      return { content: DeclarationContent.fromPartial(source.value), faults: [], lineOf: noLines };
    case 'decMessage': {
      const read = await readDecMessage(source.value);
      if (!read.ok) return { content: undefined, faults: read.faults, lineOf: noLines };
      return { content: read.content, faults: read.faults, lineOf: read.lineOf };
    }
    case undefined:
      throw refuse(refusals, 'nothing-sent');
  }
}

/** Faults of a file name the line that their field stands on, or should. */
const withLines = (faults: readonly Fault[], lineOf: LineOf): Fault[] =>
  faults.map((fault) => (fault.line === undefined ? { ...fault, line: lineOf(fault.path) } : fault));

/** The refusal of a filing as its caller gets it. */
export function submissionRefused(refusal: SubmissionRefusal, lineOf: LineOf = noLines): RefusalError {
  switch (refusal.refusal) {
    case 'invalid-declaration':
      return refuse(refusals, refusal.refusal, { faults: withLines(refusal.faults, lineOf) });
    case 'idempotency-key-reused':
      return refuse(refusals, refusal.refusal, { detail: { declarationNo: refusal.declarationNo } });
    case 'declaration-too-large':
      return refuse(refusals, refusal.refusal, { detail: { bytes: String(refusal.bytes), most: String(refusal.most) } });
    case 'mandate-missing':
      return mandateMissing(refusal);
    case 'not-your-company':
      return refuse(refusals, refusal.refusal);
  }
}

function queryOf(request: ListDeclarationsRequest, viewer: Viewer): ListDeclarations {
  const { waitDeclarationId, waitVersion, direction, q: search, ...same } = request;
  return { ...same, viewer, search, direction: directionFrom(direction), wait: { declarationId: waitDeclarationId, version: waitVersion } };
}
