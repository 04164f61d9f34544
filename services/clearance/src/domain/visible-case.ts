import type { AuthorityState } from './authority.ts';
import type { CaseState, OpenedCase } from './case.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** Who looks at a case: an officer, a company that owns or filed the declaration, or somebody who may see all. */
export type Viewer =
  | {
      readonly kind: 'officer';
      readonly officer: Officer;
      /** Duty 风控: may see how the lane came about. */
      readonly risk: boolean;
    }
  | { readonly kind: 'company'; readonly company: string }
  | { readonly kind: 'everything' };

/**
 * A case as its viewer may see it (domain.md §1.4-19, §1.5). Authorities see the decision of another, not what led to
 * it; a company sees why it waits and not which officer has it. A foreign company cannot tell that the case exists.
 */
export function visibleCase(state: CaseState, viewer: Viewer): OpenedCase | Refusal {
  if (state.status === 'NONE') return refused('case-not-found');
  switch (viewer.kind) {
    case 'everything':
      return state;
    case 'company': {
      const { traderCompany, filedByCompany } = state.opened;
      const own = viewer.company !== '' && [traderCompany, filedByCompany].includes(viewer.company);
      if (!own) return refused('case-not-found');
      return { ...state, authorities: state.authorities.map(withoutOfficer) };
    }
    case 'officer': {
      const { authority, offices } = viewer.officer;
      if (!offices.includes(state.opened.customsOffice)) return refused('not-your-office');
      if (!state.authorities.some((each) => each.authority === authority)) return refused('authority-not-required');
      return { ...state, authorities: state.authorities.map((each) => (each.authority === authority ? each : decisionOnly(each))) };
    }
  }
}

function withoutOfficer(state: AuthorityState): AuthorityState {
  return { ...state, claimedBy: '', leaseUntilMs: 0 };
}

function decisionOnly(state: AuthorityState): AuthorityState {
  return { ...withoutOfficer(state), reason: '', finding: 'FINDING_UNSPECIFIED' };
}
