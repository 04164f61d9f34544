import { requireRole } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import type { Identified } from '@tongguan/auth/authorize';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { CreateDraftRequest, Draft, DraftRow, DraftsServiceService } from '@tongguan/contracts/declarations/v1/drafts';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { StoredDocument } from '@tongguan/read-models/port';
import type { DraftRefusal } from '../../domain/draft.ts';
import { MAX_TITLE } from '../../domain/draft.ts';
import type { DraftDocument } from '../../read-models/draft-list.ts';
import type { CreatedDraft, CreateDraft } from '../../use-cases/create-draft.ts';
import type { DiscardedDraft } from '../../use-cases/discard-draft.ts';
import type { FoundDraft } from '../../use-cases/get-draft.ts';
import type { DraftsOutcome, ListDrafts } from '../../use-cases/list-drafts.ts';
import type { SavedDraft, SaveDraft } from '../../use-cases/save-draft.ts';
import type { SubmitDraft, SubmittedDraft } from '../../use-cases/submit-draft.ts';
import type { UseCases } from './declarations.handlers.ts';
import { submissionRefused } from './declarations.handlers.ts';
import { refusals } from './refusals.ts';
import { companyOf } from './viewer-of.ts';

export interface DraftUseCases {
  create(command: CreateDraft): Promise<CreatedDraft>;
  save(command: SaveDraft): Promise<SavedDraft>;
  get(query: { readonly draftId: string; readonly company: string }): Promise<FoundDraft>;
  list(query: ListDrafts): Promise<DraftsOutcome>;
  discard(command: { readonly draftId: string; readonly company: string; readonly subject: string }): Promise<DiscardedDraft>;
  submit(command: SubmitDraft): Promise<SubmittedDraft>;
  /** Reads the declaration that a draft begins as a copy of. */
  readonly declaration: UseCases['get'];
}

/** Drafts are of operators only, and of their company. */
export function draftsHandlers(useCases: DraftUseCases): Handlers<typeof DraftsServiceService> {
  return {
    async createDraft(request, call) {
      const who = draftingFor(call);
      const { idempotencyKey, title } = request;
      if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
      const begun = await beginning(request, who.company, useCases);
      const created = await useCases.create({ ...who, ...begun, title: titleOf(title), idempotencyKey });
      if (created.outcome === 'refused') throw draftRefused(created.refusal);
      return { draft: await readDraft(useCases, created.draftId, who.company) };
    },

    async saveDraft(request, call) {
      const { draftId, expectedVersion, title, content } = request;
      const saved = await useCases.save({
        ...draftingFor(call),
        ...{ draftId, expectedVersion, title: titleOf(title), content: DeclarationContent.fromPartial(content ?? {}) },
      });
      if (saved.outcome === 'refused') throw draftRefused(saved.refusal);
      const { version, savedAtMs } = saved;
      return { version, savedAtMs };
    },

    getDraft: async ({ draftId }, call) => ({ draft: await readDraft(useCases, draftId, draftingFor(call).company) }),

    async listDrafts({ search, status, cursor, limit, waitDraftId, waitVersion }, call) {
      if (status !== '' && status !== 'OPEN' && status !== 'SUBMITTED') throw refuse(refusals, 'unknown-status');
      const wait = { draftId: waitDraftId, version: waitVersion };
      const { company } = draftingFor(call);
      const listed = await useCases.list({ company, search, status: status === '' ? 'OPEN' : status, cursor, limit, wait });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      return { rows: listed.documents.map(rowOf), nextCursor: listed.nextCursor };
    },

    async discardDraft({ draftId }, call) {
      const discarded = await useCases.discard({ draftId, ...draftingFor(call) });
      if (discarded.outcome === 'refused') throw draftRefused(discarded.refusal);
      return { version: discarded.version };
    },

    async submitDraft({ draftId, expectedVersion }, call) {
      const submitted = await useCases.submit({ draftId, expectedVersion, ...draftingFor(call) });
      if (submitted.outcome === 'refused') {
        const { refusal } = submitted;
        throw isDraftRefusal(refusal) ? draftRefused(refusal) : submissionRefused(refusal);
      }
      const { declarationId, declarationNo, status, version, warnings, repeated } = submitted;
      return { declarationId, declarationNo, status, version, warnings, repeated };
    },
  };
}

function rowOf({ id, body }: StoredDocument<DraftDocument>): DraftRow {
  const { status, title, direction, billNo, contractNo, traderName, goodsName, items, version } = body;
  const { createdAtMs, savedAtMs, declarationId, declarationNo, copiedFrom, sample } = body;
  return {
    ...{ draftId: id, status, title, direction, billNo, contractNo, traderName, goodsName, items, version },
    ...{ createdAtMs, savedAtMs, declarationId, declarationNo, copiedFrom, sample },
  };
}

/** Who works on drafts, and for which company. */
export function draftingFor(call: Identified): { readonly company: string; readonly subject: string } {
  const principal: Principal = requireRole(call, 'operator');
  return { company: companyOf(principal), subject: principal.subject };
}

/** A draft's own name without blanks around it. */
export function titleOf(title: string): string {
  const trimmed = title.trim();
  if (trimmed.length > MAX_TITLE) throw refuse(refusals, 'draft-title-too-long', { detail: { most: String(MAX_TITLE) } });
  return trimmed;
}

async function beginning(
  request: CreateDraftRequest,
  company: string,
  useCases: DraftUseCases,
): Promise<{ readonly content: DeclarationContent; readonly copiedFrom: string }> {
  if (request.fromDeclaration === '') return { content: DeclarationContent.fromPartial(request.content ?? {}), copiedFrom: '' };
  if (request.content !== undefined) throw refuse(refusals, 'copy-or-content');
  const found = await useCases.declaration({ idOrNumber: request.fromDeclaration, viewer: { scope: 'company', company } });
  if (found.outcome === 'refused') throw refuse(refusals, found.refusal.refusal);
  return { content: found.content, copiedFrom: found.declarationId };
}

/** The draft as its company gets it. */
export async function readDraft(useCases: Pick<DraftUseCases, 'get'>, draftId: string, company: string): Promise<Draft> {
  const found = await useCases.get({ draftId, company });
  if (found.outcome === 'refused') throw draftRefused(found.refusal);
  const { state, content, version } = found.draft;
  const { status, title, savedAtMs, copiedFrom } = state;
  const became = state.status === 'SUBMITTED' ? state : { declarationId: '', declarationNo: '' };
  const { declarationId, declarationNo } = became;
  return { draftId, status, title, content, version, savedAtMs, declarationId, declarationNo, copiedFrom };
}

const draftCodes = ['no-such-draft', 'draft-changed', 'draft-submitted', 'draft-too-large'] as const satisfies DraftRefusal['refusal'][];

function isDraftRefusal(refusal: { readonly refusal: string }): refusal is DraftRefusal {
  return draftCodes.some((code) => code === refusal.refusal);
}

export function draftRefused(refusal: DraftRefusal): RefusalError {
  const { refusal: code, ...detail } = refusal;
  return refuse(refusals, code, { detail: Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)])) });
}
