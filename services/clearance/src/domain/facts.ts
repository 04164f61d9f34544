import type { CaseOpened, ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';

export type {
  CaseAmended,
  CaseOpened,
  CaseTax,
  ClearanceEvent,
  CompletionOpened,
  Finding,
  Lane,
  RequiredAuthority,
  TaxAssessed,
  TaxBill,
  TaxDemand,
  TaxMeans,
} from '@tongguan/contracts/clearance/v1/events';

/** What a case takes over from its accepted declaration. */
export type Accepted = Omit<CaseOpened, 'caseId' | 'lane' | 'laneReason' | 'rulesVersion' | 'draw' | 'authorities'>;

type Fact = NonNullable<ClearanceEvent['fact']>;
export type FactName = Fact['$case'];
export type FactOf<Name extends FactName> = Extract<Fact, { $case: Name }>['value'];

/** Events later than this after `now` are refused: a clock that runs ahead would falsify every duration (architecture.md, Time). */
export const FUTURE_TOLERANCE_MS = 5 * 60_000;

/** One fact of this service's topic. `source` is who says so: an authority, a company code, or `system`. */
export function fact<Name extends FactName>($case: Name, value: FactOf<Name>, occurredAtMs: number, source: string): ClearanceEvent {
  return { occurredAtMs, source, fact: { $case, value } as Fact };
}
