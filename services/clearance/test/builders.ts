import type { CaseState, OpenedCase } from '../src/domain/case.ts';
import { evolve } from '../src/domain/case.ts';
import type { CaseOpened, ClearanceEvent, Lane } from '../src/domain/facts.ts';
import type { Officer } from '../src/domain/officer.ts';
import { openCase } from '../src/domain/open-case.ts';
import type { Refusal } from '../src/domain/refusals.ts';

/** 2018-05-07 08:00 in China, a Monday. */
export const MONDAY_8 = Date.UTC(2018, 4, 7, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const LEASE = 15 * MINUTE;

export const officerOf = (authority: string, subject = `${authority}-officer`, offices = ['4905', '4902']): Officer => ({
  subject,
  authority,
  offices,
});

export function opened(overrides: Partial<CaseOpened> = {}, authorities: readonly string[] = ['customs']): CaseOpened {
  return {
    caseId: 'D1',
    declarationId: 'D1',
    declarationNo: '490520181000000001',
    direction: 'DIRECTION_IMPORT',
    customsOffice: '4905',
    portOffice: '4905',
    transportMode: '3',
    billNo: 'BILL-1',
    traderCompany: '91430100MA4L0002XB',
    filedByCompany: '91430100MA4L0002XB',
    traderName: '示例报关有限公司',
    lane: 'LANE_YELLOW',
    laneReason: 'goods',
    rulesVersion: 'v1',
    draw: '0.5',
    authorities: authorities.map((authority) => ({ authority, rule: `RULE-${authority}`, dueAtMs: 0 })),
    acceptedAtMs: MONDAY_8,
    sample: false,
    goods: [],
    containerIds: [],
    tradeMode: '0110',
    oversize: false,
    grossWeightKg: '1000.00000',
    tax: undefined,
    ...overrides,
  };
}

/** A case played command by command, as its journal would store it. */
export class PlayedCase {
  state: CaseState = { status: 'NONE' };
  readonly events: ClearanceEvent[] = [];

  /** Applies a decision; returns the names of its facts, or the refusal's code. */
  take(decision: readonly ClearanceEvent[] | Refusal): readonly string[] | string {
    if ('refusal' in decision) return decision.refusal;
    this.events.push(...decision);
    this.state = decision.reduce(evolve, this.state);
    return decision.map((event) => event.fact?.$case ?? '');
  }

  get open(): OpenedCase {
    if (this.state.status === 'NONE') throw new Error('the case is not open');
    return this.state;
  }
}

export function played(lane: Lane, authorities: readonly string[] = ['customs'], overrides: Partial<CaseOpened> = {}): PlayedCase {
  const subject = new PlayedCase();
  subject.take(openCase(subject.state, opened({ lane, ...overrides }, authorities), MONDAY_8));
  return subject;
}
