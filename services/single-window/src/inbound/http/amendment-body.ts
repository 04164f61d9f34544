import type {
  DecideRequestResponse,
  FieldDifference,
  GetVersionsResponse,
  OpenRequestRow,
  RequestAmendmentResponse,
} from '@tongguan/contracts/declarations/v1/amendments';
import type { ChangeReason } from '@tongguan/contracts/declarations/v1/events';
import { iso, orNull, short } from './format.ts';
import { faultBody } from './problem.ts';

type Kind = 'AMENDMENT' | 'WITHDRAWAL';
const kindOf = (kind: string): Kind => (kind === 'WITHDRAWAL' ? kind : 'AMENDMENT');

export function reasonOf(body: { readonly reasonCode: string; readonly reason: string; readonly proof?: string }): ChangeReason {
  return { code: body.reasonCode, text: body.reason, proof: body.proof ?? '' };
}

function reasonBody(reason: ChangeReason | undefined) {
  return { reasonCode: reason?.code ?? '', reason: reason?.text ?? '', proof: orNull(reason?.proof ?? '') };
}

export function differenceBody({ path, label, before, after, kind }: FieldDifference) {
  const named = kind === 'added' || kind === 'removed' ? kind : ('changed' as const);
  return { path, label: { zh: label?.zh ?? '', en: label?.en ?? '' }, before, after, kind: named };
}

export function amendmentBody(answer: RequestAmendmentResponse) {
  const { requestId, declarationId, version, repeated, differences, warnings, touchesClearance } = answer;
  return {
    ...{ requestId: orNull(requestId), declarationId, version, repeated, touchesClearance },
    differences: differences.map(differenceBody),
    warnings: warnings.map(faultBody),
  };
}

export function decidedBody({ declarationId, requestId, status, declarationStatus, version, repeated }: DecideRequestResponse) {
  const decided = status === 'APPROVED' ? status : ('REFUSED' as const);
  return { declarationId, requestId, status: decided, declarationStatus, version, repeated };
}

export function openRequestBody(row: OpenRequestRow) {
  const { declarationId, declarationNo, requestId, kind, reason, requestedOf, company, requestedAtMs, touchesClearance } = row;
  return {
    ...{ declarationId, declarationNo, requestId, kind: kindOf(kind), ...reasonBody(reason), company, touchesClearance },
    ...{ traderName: requestedOf?.traderName ?? '', customsOffice: requestedOf?.customsOffice ?? '', sample: requestedOf?.sample ?? false },
    ...{ direction: short(requestedOf?.direction ?? '', 'DIRECTION'), requestedAt: iso(requestedAtMs) },
  };
}

const STATUSES = ['OPEN', 'APPROVED', 'REFUSED', 'TAKEN_BACK', 'LAPSED'] as const;

/** Versions and requests as the API shows them. */
export function versionsBody(answer: GetVersionsResponse) {
  const { declarationId, declarationNo, status, version, contentVersion, versions, requests } = answer;
  return {
    ...{ declarationId, declarationNo, status, version, contentVersion },
    versions: versions.map((each) => ({
      ...{ contentVersion: each.contentVersion, since: iso(each.sinceMs), requestId: orNull(each.requestId) },
      differences: each.differences.map(differenceBody),
    })),
    requests: requests.map((each) => ({
      ...{
        requestId: each.requestId,
        kind: kindOf(each.kind),
        status: STATUSES.find((known) => known === each.status) ?? ('OPEN' as const),
      },
      ...{ ...reasonBody(each.reason), company: each.company, requestedAt: iso(each.requestedAtMs), decidedAt: iso(each.decidedAtMs) },
      ...{ officer: orNull(each.officer), decisionReason: orNull(each.decisionReason), touchesClearance: each.touchesClearance },
      differences: each.differences.map(differenceBody),
    })),
  };
}
