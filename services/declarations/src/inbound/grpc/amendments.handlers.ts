import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { AmendmentsServiceService } from '@tongguan/contracts/declarations/v1/amendments';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { ChangeRefusal } from '../../domain/amendment/change-refusal.ts';
import type { AskedOf, ChangeReason } from '../../domain/amendment/requested-of.ts';
import { MOST_REASON } from '../../domain/amendment/reasons.ts';
import type { TakeBackRefusal } from '../../domain/amendment/take-back.ts';
import type { CompleteContent } from '../../domain/content.ts';
import type { DecideChange, DecidedChange } from '../../use-cases/decide-request.ts';
import type { FoundDeclaration } from '../../use-cases/get-declaration.ts';
import type { ListRequests, RequestsOutcome } from '../../use-cases/list-requests.ts';
import type { RequestAmendment, RequestedAmendment } from '../../use-cases/request-amendment.ts';
import type { RequestedWithdrawal, RequestWithdrawal } from '../../use-cases/request-withdrawal.ts';
import type { TakeBack, TakenBack } from '../../use-cases/take-back-request.ts';
import { amendmentRefusals as refusals } from './amendment-refusals.ts';
import { openRequestRow, versionsMessage } from './amendment-messages.ts';
import type { UseCases } from './declarations.handlers.ts';
import { mandateMissing } from './mandate-refusals.ts';
import { companyOf, viewerOf } from './viewer-of.ts';

export interface AmendmentUseCases {
  amend(command: RequestAmendment): Promise<RequestedAmendment>;
  withdraw(command: RequestWithdrawal): Promise<RequestedWithdrawal>;
  decide(command: DecideChange): Promise<DecidedChange>;
  takeBack(command: TakeBack): Promise<TakenBack>;
  list(query: ListRequests): Promise<RequestsOutcome>;
  /** Reads the declaration that a request is about, as far as the caller may see it. */
  readonly declaration: UseCases['get'];
}

type Found = Extract<FoundDeclaration, { outcome: 'found' }>;
const noReason: ChangeReason = { code: '', text: '', proof: '' };

/** Companies ask for their own declarations; customs officers of the office of declaration decide. */
export function amendmentsHandlers(useCases: AmendmentUseCases): Handlers<typeof AmendmentsServiceService> {
  const found = async (idOrNumber: string, call: Identified): Promise<Found> => {
    const declaration = await useCases.declaration({ idOrNumber, viewer: viewerOf(call) });
    if (declaration.outcome === 'refused') throw refuse(refusals, 'unknown-declaration');
    return declaration;
  };
  const askerOf = (call: Identified, idempotencyKey: string) => {
    const principal = requireRole(call, 'operator');
    if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
    return { company: companyOf(principal), subject: principal.subject, idempotencyKey };
  };
  return {
    async requestAmendment({ declarationId, reason, content, baseContentVersion, idempotencyKey, dryRun }, call) {
      const asker = askerOf(call, idempotencyKey);
      const asked = await useCases.amend({
        ...{ ...asker, of: askedOf(await found(declarationId, call)), baseContentVersion, dryRun },
        ...{ reason: reason ?? noReason, content: DeclarationContent.fromPartial(content ?? {}) },
      });
      if (asked.outcome === 'refused') throw changeRefused(asked.refusal);
      const { requestId, version, differences, warnings, touchesClearance, repeated } = asked;
      const told = { differences: [...differences], warnings: [...warnings], touchesClearance, repeated };
      return { requestId, declarationId: asked.declarationId, version, ...told };
    },

    async requestWithdrawal({ declarationId, reason, idempotencyKey }, call) {
      const asker = askerOf(call, idempotencyKey);
      const of = askedOf(await found(declarationId, call));
      const asked = await useCases.withdraw({ ...asker, of, reason: reason ?? noReason });
      if (asked.outcome === 'refused') throw changeRefused(asked.refusal);
      const { requestId, version, repeated } = asked;
      return { requestId, declarationId: of.declarationId, version, repeated };
    },

    async decideRequest({ declarationId, requestId, approve, reason, expectedVersion }, call) {
      const principal = requireRole(call, 'officer');
      if (principal.authority !== 'customs') throw refuse(refusals, 'customs-only');
      if (reason.trim() === '' || reason.length > MOST_REASON) throw refuse(refusals, 'decision-reason-missing');
      const of = await found(declarationId, call);
      if (!principal.offices.includes(of.document.own.customsOffice)) throw refuse(refusals, 'other-office');
      const command = { declarationId: of.declarationId, requestId, officer: principal.subject, approve, reason, expectedVersion };
      const decided = await useCases.decide(command);
      if (decided.outcome === 'refused') throw decideRefused(decided.refusal);
      const { status, version, declarationStatus, repeated } = decided;
      return { declarationId: of.declarationId, requestId, status, version, declarationStatus, repeated };
    },

    async takeBackRequest({ declarationId, requestId }, call) {
      const { company, subject } = askerOf(call, '');
      const of = await found(declarationId, call);
      const taken = await useCases.takeBack({ declarationId: of.declarationId, requestId, company, subject });
      if (taken.outcome === 'refused') throw decideRefused(taken.refusal);
      return { declarationId: of.declarationId, requestId, version: taken.version, repeated: taken.repeated };
    },

    async listRequests({ kind, cursor, limit, waitDeclarationId, waitVersion }, call) {
      const viewer = viewerOf(call);
      if (viewer.scope === 'offices' && viewer.authority !== 'customs') throw refuse(refusals, 'customs-only');
      if (kind !== '' && kind !== 'AMENDMENT' && kind !== 'WITHDRAWAL') throw refuse(refusals, 'unknown-kind');
      const wait = { declarationId: waitDeclarationId, version: waitVersion };
      const listed = await useCases.list({ viewer, kind: kind === '' ? undefined : kind, cursor, limit, wait });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      return { rows: listed.documents.map(openRequestRow), nextCursor: listed.nextCursor };
    },

    async getVersions({ declarationId }, call) {
      const viewer = viewerOf(call);
      return versionsMessage(await found(declarationId, call), viewer);
    },
  };
}

function askedOf({ declarationId, content, document: { own } }: Found): AskedOf {
  // what was accepted is complete, and a company sees all of it
  return { declarationId, content: content as CompleteContent, filedByCompany: own.filedByCompany, sample: own.sample };
}

function changeRefused(refusal: ChangeRefusal): RefusalError {
  if (refusal.refusal === 'mandate-missing') return mandateMissing(refusal);
  const { refusal: code, ...detail } = refusal;
  if (code === 'invalid-change') return refuse(refusals, code, { faults: 'faults' in refusal ? [...refusal.faults] : [] });
  return refuse(refusals, code, { detail: textsOf(detail) });
}

function decideRefused(refused: Extract<DecidedChange, { outcome: 'refused' }>['refusal'] | TakeBackRefusal): RefusalError {
  if (refused.refusal === 'claims-refused') return refuse(refusals, refused.refusal, { faults: [...refused.faults] });
  const { refusal, ...detail } = refused;
  return refuse(refusals, refusal, { detail: textsOf(detail) });
}

const textsOf = (detail: object): Record<string, string> =>
  Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)]));
