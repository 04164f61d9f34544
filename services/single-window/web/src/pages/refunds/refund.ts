import type { components } from '#src/api/schema';
import { listPart, numberPart, textPart } from '#src/ui/url-state';

export type Refund = components['schemas']['Refund'];
export type TaxStatus = Refund['next'][number];

export const REFUND_STATUSES = ['NOT_READY', 'READY', 'CLAIMED', 'IN_REVIEW', 'APPROVED', 'REFUSED', 'PAID', 'REVERSED'] as const;

/** State of the list in the address; the filter has the names of the API, so the export takes the same query. */
export const REFUND_PARTS = { status: listPart(), declarationNo: textPart(), page: numberPart(1), cursor: textPart() };
