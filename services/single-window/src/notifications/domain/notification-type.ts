/** What a subscriber can be told of a declaration, a mandate or a certificate of origin, with the milestone or status that it stands for (domain.md §0). */
export const NOTIFICATION_TYPES = {
  'declaration.accepted': 'DECL_ACCEPTED',
  'declaration.review_done': 'REVIEW_DONE',
  'declaration.tax_due': 'TAX_ASSESSED',
  'declaration.tax_settled': 'TAX_PAID',
  'declaration.inspection_ordered': 'INSPECTION_ORDERED',
  'declaration.inspection_done': 'INSPECTION_DONE',
  'declaration.detained': 'DETAINED',
  'declaration.returned': 'DECL_REJECTED',
  'declaration.released': 'RELEASED',
  'declaration.pickup_released': 'PICKUP_RELEASED',
  'declaration.supplement_asked': 'SUPPLEMENT_ASKED',
  'declaration.completed': 'COMPLETE_SUBMITTED',
  'declaration.completion_overdue': 'COMPLETION_OVERDUE',
  'declaration.amended': 'AMENDED',
  'declaration.withdrawn': 'WITHDRAWN',
  'declaration.change_refused': 'CHANGE_REFUSED',
  'declaration.expired': 'EXPIRED',
  'declaration.closed': 'CLOSED',
  'declaration.duty_reassessed': 'DUTY_REASSESSED',
  'declaration.refund_ready': 'REFUND_READY',
  'declaration.refund_reversed': 'REFUND_REVERSED',
  'declaration.refund_status': 'REFUND_STATUS',
  'mandate.requested': 'MANDATE_REQUESTED',
  'mandate.granted': 'MANDATE_GRANTED',
  'mandate.refused': 'MANDATE_REQUEST_REFUSED',
  'mandate.revoked': 'MANDATE_REVOKED',
  'certificate.used_up': 'ORIGIN_CERTIFICATE_USED_UP',
  'certificate.expiring': 'ORIGIN_CERTIFICATE_EXPIRING',
} as const;

export type NotificationType = keyof typeof NOTIFICATION_TYPES;

/** Type of a test message, which is about no declaration. */
export const TEST_TYPE = 'test';

export const notificationTypes = Object.keys(NOTIFICATION_TYPES) as readonly NotificationType[];

/** The milestone of a type; one that is newer than this code stands for itself. */
export function milestoneOf(type: string): string {
  return (NOTIFICATION_TYPES as Readonly<Record<string, string>>)[type] ?? type;
}
