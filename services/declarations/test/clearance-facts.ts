import type { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import {
  AuthorityCleared,
  AuthorityRefused,
  CargoArrived,
  CaseOpened,
  CaseReleased,
  InspectionOrdered,
  InspectionRecorded,
  ReviewDone,
} from '@tongguan/contracts/clearance/v1/events';

type Fact = NonNullable<ClearanceEvent['fact']>;
type FindingOf = InspectionRecorded['finding'];

/** Facts of the case of one declaration, as clearance writes them. */
export const factsOf = (declarationId: string) => {
  const ids = { caseId: declarationId, declarationId };
  return {
    opened: (authorities: readonly string[] = ['customs'], direction: CaseOpened['direction'] = 'DIRECTION_IMPORT'): Fact => ({
      $case: 'caseOpened',
      value: CaseOpened.fromPartial({ ...ids, direction, lane: 'LANE_RED', authorities: authorities.map((authority) => ({ authority })) }),
    }),
    arrived: (): Fact => ({ $case: 'cargoArrived', value: CargoArrived.fromPartial(ids) }),
    reviewed: (): Fact => ({ $case: 'reviewDone', value: ReviewDone.fromPartial(ids) }),
    cleared: (authority: string): Fact => ({ $case: 'authorityCleared', value: AuthorityCleared.fromPartial({ ...ids, authority }) }),
    ordered: (authority: string): Fact => ({ $case: 'inspectionOrdered', value: InspectionOrdered.fromPartial({ ...ids, authority }) }),
    recorded: (authority: string, finding: FindingOf = 'FINDING_NO_ANOMALY'): Fact => ({
      $case: 'inspectionRecorded',
      value: InspectionRecorded.fromPartial({ ...ids, authority, finding }),
    }),
    refused: (authority: string): Fact => ({
      $case: 'authorityRefused',
      value: AuthorityRefused.fromPartial({ ...ids, authority, legalBasis: '海关法' }),
    }),
    released: (): Fact => ({ $case: 'caseReleased', value: CaseReleased.fromPartial(ids) }),
  };
};
