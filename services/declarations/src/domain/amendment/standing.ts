import type { AcceptedStatus } from '../declaration-state.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { leftAtOf } from '../lifecycle/lifecycle.ts';
import type { TwoStep } from '../two-step/two-step.ts';
import type { ChangeRequest } from './change-request.ts';

/** Why a declaration takes no amendment or withdrawal as it stands. */
export interface StandingRefusal {
  readonly refusal:
    | 'under-inspection'
    | 'goods-detained'
    | 'declaration-returned'
    | 'declaration-withdrawn'
    | 'declaration-released'
    | 'declaration-closed'
    | 'declaration-expired'
    | 'goods-departed'
    | 'released-facts-fixed'
    | 'proof-needed'
    | 'goods-picked-up'
    | 'completion-waits';
}

/**
 * Where a declaration takes a request, and where customs may still approve one (domain.md §1.6, §3.6 [M]): never while goods are
 * inspected or detained, nor when it is returned or withdrawn. After release only an amendment, with proof, of what neither the
 * authorities nor the arrival depended on; an export that has not departed may also be withdrawn then (退关), with proof. Of a two-step declaration the summary is amended or
 * withdrawn until its goods are released for pick-up; then it is completed, and its completion may be amended but not withdrawn.
 */
export function standingRefusal(
  status: AcceptedStatus,
  { kind, touchesClearance, proven }: Pick<ChangeRequest, 'kind' | 'touchesClearance' | 'proven'>,
  twoStep?: TwoStep,
  released?: Released,
): StandingRefusal | undefined {
  const pickedUp = (twoStep?.pickupReleasedAtMs ?? 0) > 0;
  switch (status) {
    case 'SUMMARY_STORED':
    case 'SUPPLEMENT_ASKED':
      return kind === 'AMENDMENT' && (twoStep?.completedAtMs ?? 0) > 0 ? { refusal: 'completion-waits' } : undefined;
    case 'RECEIVED':
    case 'REVIEWED':
    case 'TAX_DUE':
    case 'TAX_SETTLED':
    case 'COMPLETE_SUBMITTED':
      // goods that were handed out cannot be taken back by withdrawing their paper
      if (pickedUp) return kind === 'WITHDRAWAL' ? { refusal: 'goods-picked-up' } : undefined;
      return status === 'COMPLETE_SUBMITTED' && kind === 'AMENDMENT' ? { refusal: 'completion-waits' } : undefined;
    case 'PICKUP_RELEASED':
    case 'OVERDUE':
      return { refusal: 'goods-picked-up' };
    case 'SUMMARY_INSPECT':
    case 'INSPECTING':
      return { refusal: 'under-inspection' };
    case 'DETAINED':
      return { refusal: 'goods-detained' };
    case 'RETURNED':
      return { refusal: 'declaration-returned' };
    case 'WITHDRAWN':
      return { refusal: 'declaration-withdrawn' };
    case 'EXPIRED':
      return { refusal: 'declaration-expired' };
    case 'CLOSED':
    case 'RELEASED':
      if (kind === 'WITHDRAWAL') return leftBehindRefusal(status, proven, released);
      if (touchesClearance) return { refusal: 'released-facts-fixed' };
      return proven ? undefined : { refusal: 'proof-needed' };
  }
}

/** What a withdrawal after release depends on. */
export interface Released {
  readonly lifecycle: Lifecycle;
  /** 备案号: an account was written off by the release, and would have to be taken back. */
  readonly manualNo: string;
}

/** 退关 (domain.md §3.6 [M]): goods of an export that was released and then left behind. */
function leftBehindRefusal(status: 'RELEASED' | 'CLOSED', proven: boolean, released: Released | undefined): StandingRefusal | undefined {
  if (status === 'CLOSED') return { refusal: 'declaration-closed' };
  const { lifecycle, manualNo } = released ?? {};
  if (lifecycle?.direction !== 'DIRECTION_EXPORT' || manualNo !== '') return { refusal: 'declaration-released' };
  if (leftAtOf(lifecycle) !== undefined) return { refusal: 'goods-departed' };
  return proven ? undefined : { refusal: 'proof-needed' };
}
