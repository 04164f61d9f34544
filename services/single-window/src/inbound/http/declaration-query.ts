import { Type } from 'typebox';
import type { Static } from 'typebox';
import { ListDeclarationsRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { list, momentMs } from './format.ts';
import { OneOf } from './schemas/common.ts';

const SORTS = ['submittedAt', '-submittedAt', 'declarationNo', '-declarationNo', 'waitingSince', '-waitingSince'] as const;

/** What the list of declarations, and its export, are narrowed and ordered by. */
export const DeclarationFilter = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 64,
      description:
        'One search field, 3 characters or more: beginning of the number, bill or container; officers give the whole of it / 报关单号、提运单号或集装箱号',
    }),
  ),
  status: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
  lane: Type.Optional(Type.String({ maxLength: 40, description: 'GREEN, YELLOW, RED; comma-separated / 通道' })),
  waitingFor: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Who holds the clock: PORT, CARRIER, TRADER, CUSTOMS, OTHER_AUTHORITY; comma-separated / 当前等待方',
    }),
  ),
  direction: Type.Optional(OneOf(['IMPORT', 'EXPORT'])),
  customsOffice: Type.Optional(Type.String({ maxLength: 4 })),
  transportMode: Type.Optional(Type.String({ maxLength: 1 })),
  billNo: Type.Optional(Type.String({ maxLength: 64 })),
  containerId: Type.Optional(Type.String({ maxLength: 11 })),
  declarationNo: Type.Optional(Type.String({ maxLength: 18, description: 'Prefix / 号码前缀' })),
  submittedFrom: Type.Optional(Type.String({ maxLength: 40, description: 'RFC 3339 or yyyy-mm-dd (Asia/Shanghai)' })),
  submittedBefore: Type.Optional(Type.String({ maxLength: 40 })),
  sort: Type.Optional(
    OneOf(SORTS, {
      default: '-submittedAt',
      description: 'waitingSince: the longest waiting first, what is over last / 等待最久的在前',
    }),
  ),
});

/** The filter as the declarations service takes it. */
export function listRequestOf(query: Static<typeof DeclarationFilter>): ListDeclarationsRequest {
  const { status, lane, waitingFor, submittedFrom, submittedBefore, ...same } = query;
  return ListDeclarationsRequest.fromPartial({
    ...same,
    sort: query.sort ?? '-submittedAt',
    statuses: list(status),
    lanes: list(lane),
    waitingOwners: list(waitingFor),
    submittedFromMs: momentMs('submittedFrom', submittedFrom),
    submittedBeforeMs: momentMs('submittedBefore', submittedBefore),
  });
}
