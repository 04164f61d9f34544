import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type {
  ConsignmentRow,
  ConsignmentState,
  ListConsignmentsRequest,
  ListConsignmentsResponse,
} from '@tongguan/contracts/clearance/v1/clearance';
import type { CallContext } from '@tongguan/grpc/transport';
import type { Unmatched } from '../../domain/unmatched.ts';
import type { ConsignmentEntry } from '../../read-models/consignment-list.ts';
import type { ConsignmentSight, listConsignments } from '../../use-cases/list-consignments.ts';
import { refusalError } from './refusals.ts';

/** `ListConsignments`: officers, carriers and sites; goods, values and parties are in no row. */
export function consignmentsHandler(list: ReturnType<typeof listConsignments>) {
  return async (request: ListConsignmentsRequest, call: CallContext): Promise<ListConsignmentsResponse> => {
    const page = await list(consignmentsInSight(call), { ...request, states: statesOf(request.state) });
    if (page.outcome === 'refused') throw refusalError(page.refusal);
    return { rows: page.rows.map(({ body }) => rowOf(body)), nextCursor: page.nextCursor };
  };
}

/** A company sees bills that it reported on, and what is expected at the offices that its token binds it to (监管作业场所). */
function consignmentsInSight(call: Identified): ConsignmentSight {
  const { roles, offices, company } = requireRole(call, 'carrier', 'warehouse', 'officer', 'auditor', 'administrator');
  if (roles.includes('administrator') || roles.includes('auditor')) return 'all';
  return roles.includes('officer') ? { offices } : { company: company ?? '', expectedAtOffices: offices };
}

function statesOf(state: ConsignmentState): readonly Unmatched[] {
  switch (state) {
    case 'CONSIGNMENT_STATE_ARRIVED_UNDECLARED':
      return ['ARRIVED_UNDECLARED'];
    case 'CONSIGNMENT_STATE_DECLARED_NOT_ARRIVED':
      return ['DECLARED_NOT_ARRIVED'];
    case 'CONSIGNMENT_STATE_UNSPECIFIED':
    case 'UNRECOGNIZED':
      return ['ARRIVED_UNDECLARED', 'DECLARED_NOT_ARRIVED'];
  }
}

function rowOf({ state, sinceMs, office, transportMode, billNo, reported, declared }: ConsignmentEntry): ConsignmentRow {
  const standing = declared.filter(({ stands }) => stands).sort((a, b) => a.acceptedAtMs - b.acceptedAtMs);
  const containerIds = [...new Set([...reported.containerIds, ...standing.flatMap((each) => each.containerIds)])].sort();
  return {
    billNo,
    state: state === 'none' ? 'CONSIGNMENT_STATE_UNSPECIFIED' : `CONSIGNMENT_STATE_${state}`,
    sinceMs,
    office,
    transportMode,
    milestone: reported.milestone,
    milestoneAtMs: reported.milestoneAtMs,
    location: reported.location,
    containerIds,
    arrivedContainerIds: reported.billArrivedAtMs === 0 ? Object.keys(reported.arrivals).sort() : containerIds,
    declarations: standing.length,
    declaredOffice: standing[0]?.customsOffice ?? '',
    declaredAtMs: standing[0]?.acceptedAtMs ?? 0,
    sample: reported.sample || declared.some(({ sample }) => sample),
  };
}
