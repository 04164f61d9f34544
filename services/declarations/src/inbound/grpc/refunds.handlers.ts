import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { RefundRow, RefundsServiceService } from '@tongguan/contracts/declarations/v1/refunds';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { StoredDocument } from '@tongguan/read-models/port';
import { leftAtOf } from '../../domain/lifecycle/lifecycle.ts';
import { MOST_REFUND_REASON, nextOf } from '../../domain/refund/decide-refund.ts';
import { leftOf } from '../../domain/refund/refund-lines.ts';
import { isTaxStatus } from '../../domain/refund/refund-state.ts';
import type { RefundViewer } from '../../domain/refund/refund-viewer.ts';
import type { RefundDocument } from '../../read-models/refund-list.ts';
import type { ListRefunds, RefundsOutcome } from '../../use-cases/list-refunds.ts';
import type { TellRefundOf, ToldRefund } from '../../use-cases/tell-refund.ts';
import { refundRefusals as refusals } from './refund-refusals.ts';
import { companyOf } from './viewer-of.ts';

export interface RefundUseCases {
  list(query: ListRefunds): Promise<RefundsOutcome>;
  get(query: { readonly declarationId: string; readonly viewer: RefundViewer }): Promise<StoredDocument<RefundDocument> | undefined>;
  tell(command: TellRefundOf): Promise<ToldRefund>;
}

/** 出口退税: companies see their own, the tax authority (税务) what is ready, and tells how it stands. */
export function refundsHandlers(useCases: RefundUseCases): Handlers<typeof RefundsServiceService> {
  return {
    async listRefunds({ waitDeclarationId, waitVersion, ...query }, call) {
      const wait = { declarationId: waitDeclarationId, version: waitVersion };
      const listed = await useCases.list({ ...query, viewer: viewerOf(call), wait });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      return { rows: listed.documents.map(rowOf), nextCursor: listed.nextCursor };
    },

    async getRefund({ declarationId }, call) {
      const found = await useCases.get({ declarationId, viewer: viewerOf(call) });
      if (found === undefined) throw refuse(refusals, 'no-refund');
      return rowOf(found);
    },

    async setRefundStatus({ declarationId, status, reason }, call) {
      const { subject: officer } = requireRole(call, 'tax');
      if (!isTaxStatus(status)) throw refuse(refusals, 'unknown-refund-status');
      if (reason.length > MOST_REFUND_REASON) throw refuse(refusals, 'refund-reason-missing');
      const told = await useCases.tell({ declarationId, status, reason, officer });
      if (told.outcome === 'refused') {
        const { refusal, ...detail } = told.refusal;
        throw refuse(refusals, refusal, { detail: { ...detail } });
      }
      return { declarationId, status: told.status, version: told.version, repeated: told.repeated };
    },
  };
}

function viewerOf(call: Identified): RefundViewer {
  const principal = requireRole(call, 'operator', 'tax', 'auditor', 'administrator');
  if (principal.roles.includes('administrator') || principal.roles.includes('auditor')) return { scope: 'all' };
  return principal.roles.includes('tax') ? { scope: 'tax' } : { scope: 'company', company: companyOf(principal) };
}

function rowOf({ id: declarationId, body, changedAt: changedAtMs }: StoredDocument<RefundDocument>): RefundRow {
  const { life, lines, reversals, status } = body;
  const { declarationNo, traderCompany, traderName, customsOffice, tradeMode, sample, version } = body;
  const { submittedAtMs, readyAtMs, statusAtMs, reason } = body;
  const leftAtMs = leftAtOf(life) ?? 0;
  const missing = [...(life.releasedAtMs === 0 ? ['release'] : []), ...(leftAtMs === 0 ? ['departure'] : [])];
  return {
    ...{ declarationId, declarationNo, status, traderCompany, traderName, customsOffice, tradeMode, sample, version, changedAtMs },
    ...{ submittedAtMs, releasedAtMs: life.releasedAtMs, leftAtMs, readyAtMs, statusAtMs, reason, lines: [...lines] },
    reversals: reversals.map((each) => ({ ...each, lines: [...each.lines], unmatched: [...each.unmatched] })),
    left: lines.map((line) => leftOf(line, life.refund.reversed)),
    missing: status === 'NOT_READY' ? missing : [],
    next: [...nextOf(status)],
  };
}
