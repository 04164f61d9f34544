import type { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { NotificationType } from '../../domain/notification-type.ts';
import type { DeclarationOwners } from '../../read-models/declaration-owners.ts';

/** Facts that a subscriber is told, by their type. What is not here is told to nobody, until it gets a type. */
const TYPES: Readonly<Record<string, NotificationType>> = {
  declarationAccepted: 'declaration.accepted',
  declarationReviewed: 'declaration.review_done',
  declarationTaxDue: 'declaration.tax_due',
  declarationTaxSettled: 'declaration.tax_settled',
  declarationInspectionOrdered: 'declaration.inspection_ordered',
  declarationInspected: 'declaration.inspection_done',
  declarationDetained: 'declaration.detained',
  declarationRefused: 'declaration.returned',
  declarationReleased: 'declaration.released',
  declarationPickupReleased: 'declaration.pickup_released',
  supplementAsked: 'declaration.supplement_asked',
  declarationCompleted: 'declaration.completed',
  completionOverdue: 'declaration.completion_overdue',
  declarationAmended: 'declaration.amended',
  declarationWithdrawn: 'declaration.withdrawn',
  changeRefused: 'declaration.change_refused',
  declarationExpired: 'declaration.expired',
  declarationClosed: 'declaration.closed',
  dutyReassessed: 'declaration.duty_reassessed',
  refundReady: 'declaration.refund_ready',
  refundReversed: 'declaration.refund_reversed',
  refundStatusChanged: 'declaration.refund_status',
};

export const newsFacts = Object.keys(TYPES);

/** What is told of a fact: its type, and whose act it is. Findings, reasons and legal bases stay on the page of the declaration. */
export function tidingsOf({ fact }: DeclarationsEvent): { readonly type: NotificationType; readonly authority: string } | undefined {
  const type = fact === undefined ? undefined : TYPES[fact.$case];
  if (fact === undefined || type === undefined) return undefined;
  return { type, authority: 'authority' in fact.value ? fact.value.authority : '' };
}

/**
 * The companies that may see a declaration after a fact: who filed it, its trader and its declarant. Its acceptance names them, and an
 * amendment that changes them; every other fact leaves them as they were.
 */
export function ownersOf({ fact }: DeclarationsEvent, before: DeclarationOwners | undefined): DeclarationOwners | undefined {
  const accepted = fact?.$case === 'declarationAccepted' ? fact.value : fact?.$case === 'declarationAmended' ? fact.value.now : undefined;
  if (accepted === undefined) return before;
  const { filedByCompany, traderCompany, declarantCompany, declarationNo, direction, sample } = accepted;
  const companies = [...new Set([filedByCompany, traderCompany, declarantCompany])].filter((company) => company !== '');
  return { companies, declarationNo, direction: direction === 'DIRECTION_EXPORT' ? 'EXPORT' : 'IMPORT', sample };
}
