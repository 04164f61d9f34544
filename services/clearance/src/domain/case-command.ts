import type { CaseState, OpenedCase } from './case.ts';
import { holdsOf, statusOf } from './case.ts';
import type { ClearanceEvent } from './facts.ts';
import type { Officer } from './officer.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** An officer's command on one case; `commandId` makes a double click one fact for ever. */
export interface CaseCommand {
  readonly caseId: string;
  readonly commandId: string;
  readonly officer: Officer;
}

/** How the case stands after a command. */
export interface CaseReply {
  readonly caseId: string;
  readonly version: number;
  /** OPEN, DETAINED, RELEASED or REFUSED. */
  readonly status: string;
  /** End of the officer's own lease, epoch ms; 0: none. */
  readonly leaseUntilMs: number;
  readonly holds: readonly string[];
}

export type CaseOutcome =
  { readonly outcome: 'done'; readonly reply: CaseReply } | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** Who decides, and the id under which the journal keeps it: an officer's ids are the officer's own. */
export function metaOf({ commandId, officer }: CaseCommand): { readonly commandId: string; readonly by: string } {
  return { commandId: `${officer.subject}/${commandId}`, by: officer.subject };
}

/** The answer to an officer from what the journal says of the command; `same` tells whether what was done before is what is asked now. */
export function outcomeOf(
  changed:
    | {
        readonly outcome: 'changed';
        readonly state: CaseState;
        readonly version: number;
        readonly repeated: boolean;
        readonly events: readonly ClearanceEvent[];
      }
    | { readonly outcome: 'refused'; readonly refusal: Refusal },
  officer: Officer,
  same: (events: readonly ClearanceEvent[]) => boolean = () => true,
): CaseOutcome {
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  // an answer that says "done" to something else than was asked would be believed
  if (changed.repeated && !same(changed.events)) return { outcome: 'refused', refusal: refused('command-id-reused') };
  const { state, version } = changed;
  return state.status === 'NONE'
    ? { outcome: 'refused', refusal: refused('case-not-found') }
    : { outcome: 'done', reply: replyOf(state, officer, version) };
}

function replyOf(state: OpenedCase, officer: Officer, version: number): CaseReply {
  const own = state.authorities.find((each) => each.authority === officer.authority);
  return {
    caseId: state.opened.caseId,
    version,
    status: statusOf(state),
    leaseUntilMs: own?.claimedBy === officer.subject ? own.leaseUntilMs : 0,
    holds: holdsOf(state),
  };
}
