import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { DeclarationAccepted } from '@tongguan/contracts/declarations/v1/events';
import type { EventEngine, Subscription } from '@tongguan/event-store/port';
import { reactInOrder } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { isAccountNo, isBillNo } from '#src/domain/identifiers';
import type { RecordNews } from '#src/use-cases/follow-record';

export interface RecordReactions {
  readonly follow: (news: RecordNews, meta: FactMeta) => Promise<void>;
  readonly release: (declarationId: string, meta: FactMeta) => Promise<void>;
}

/**
 * Everything that makes a declaration the record of goods that enter first, or ends that. A declaration that never was one costs a look at
 * what came in at most: acceptance and release are by far the most, and say by themselves whether an account is concerned.
 */
export function onRecordChanged(events: EventEngine, { follow, release }: RecordReactions): Promise<Subscription> {
  const amended = async (now: DeclarationAccepted | undefined, meta: FactMeta): Promise<void> => {
    if (now === undefined) return;
    await follow(isRecord(now) ? { is: 'record', record: recordOf(now) } : none(now, 'MOVED'), meta);
  };
  return reactInOrder(events, {
    group: 'warehouses.follow-records',
    topic: 'declarations',
    codec: DeclarationsEvent,
    handlers: {
      declarationAccepted: async (accepted, meta) => {
        if (isRecord(accepted)) await follow({ is: 'record', record: recordOf(accepted) }, meta);
      },
      declarationAmended: ({ now }, meta) => amended(now, meta),
      // filed when it was completed, not when its summary was
      declarationCompleted: ({ now }, meta) => amended(now && { ...now, submittedAtMs: meta.occurredAtMs }, meta),
      declarationWithdrawn: (declaration, meta) => follow(none(declaration, 'WITHDRAWN'), meta),
      declarationExpired: (declaration, meta) => follow(none(declaration, 'EXPIRED'), meta),
      // it has been returned: another one has to be filed
      declarationRefused: ({ declarationId }, meta) => follow(none({ declarationId, declarationNo: '' }, 'RETURNED'), meta),
      declarationReleased: async ({ declarationId, manualNo }, meta) => {
        if (isAccountNo(manualNo)) await release(declarationId, meta);
      },
    },
  });
}

/** A full record list of an account, for goods that come in. A summary (概要申报) is none yet; its completion is. */
function isRecord({ listType, manualNo, billNo, direction, step }: DeclarationAccepted): boolean {
  const isList = listType !== undefined && listType !== '';
  return isList && direction === 'DIRECTION_IMPORT' && step !== 'STEP_SUMMARY' && isAccountNo(manualNo) && isBillNo(billNo);
}

function recordOf(accepted: DeclarationAccepted): Extract<RecordNews, { is: 'record' }>['record'] {
  const { declarationId, declarationNo, manualNo: accountNo, billNo, listType = '', submittedAtMs: declaredAtMs, sample } = accepted;
  const { traderCompany, declarantCompany, filedByCompany } = accepted;
  const companies = [...new Set([traderCompany, declarantCompany, filedByCompany])].filter((company) => company !== '');
  const goods = accepted.goods
    .filter(({ quantity }) => /^\d+(?:\.\d+)?$/.test(quantity))
    .map(({ hsCode, unit, quantity, name }) => ({ hsCode, unit, quantity, name }));
  return { accountNo, billNo, declarationId, declarationNo, listType, declaredAtMs, goods, companies, sample };
}

function none(
  { declarationId, declarationNo }: { readonly declarationId: string; readonly declarationNo: string },
  cause: Extract<RecordNews, { is: 'none' }>['cause'],
): RecordNews {
  return { is: 'none', cause, declarationId, declarationNo };
}
