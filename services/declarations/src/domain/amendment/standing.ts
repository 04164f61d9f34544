import type { AcceptedStatus } from '../declaration-state.ts';
import type { ChangeRequest } from './change-request.ts';

/** Why a declaration takes no amendment or withdrawal as it stands. */
export interface StandingRefusal {
  readonly refusal:
    | 'under-inspection'
    | 'goods-detained'
    | 'declaration-returned'
    | 'declaration-withdrawn'
    | 'declaration-released'
    | 'released-facts-fixed'
    | 'proof-needed';
}

/**
 * Where a declaration takes a request, and where customs may still approve one (domain.md §1.6, §3.6 [M]): never while goods are
 * inspected or detained, nor when it is returned or withdrawn. After release only an amendment, with proof, of what neither the
 * authorities nor the arrival depended on: release is never taken back here.
 */
export function standingRefusal(
  status: AcceptedStatus,
  { kind, touchesClearance, proven }: Pick<ChangeRequest, 'kind' | 'touchesClearance' | 'proven'>,
): StandingRefusal | undefined {
  switch (status) {
    case 'RECEIVED':
    case 'REVIEWED':
      return undefined;
    case 'INSPECTING':
      return { refusal: 'under-inspection' };
    case 'DETAINED':
      return { refusal: 'goods-detained' };
    case 'RETURNED':
      return { refusal: 'declaration-returned' };
    case 'WITHDRAWN':
      return { refusal: 'declaration-withdrawn' };
    case 'RELEASED':
      if (kind === 'WITHDRAWAL') return { refusal: 'declaration-released' };
      if (touchesClearance) return { refusal: 'released-facts-fixed' };
      return proven ? undefined : { refusal: 'proof-needed' };
  }
}
