import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

export type Subscription = paths['/v1/subscriptions']['get']['responses'][200]['content']['application/json']['rows'][number];
export type Delivery = paths['/v1/subscriptions/{id}/deliveries']['get']['responses'][200]['content']['application/json']['rows'][number];
export type NotificationType = NonNullable<
  paths['/v1/subscriptions']['post']['requestBody']['content']['application/json']['types']
>[number];

// a record: a type that is missing here does not compile
const TYPES: Readonly<Record<NotificationType, true>> = {
  'declaration.accepted': true,
  'declaration.review_done': true,
  'declaration.tax_due': true,
  'declaration.tax_settled': true,
  'declaration.inspection_ordered': true,
  'declaration.inspection_done': true,
  'declaration.detained': true,
  'declaration.returned': true,
  'declaration.released': true,
  'declaration.pickup_released': true,
  'declaration.supplement_asked': true,
  'declaration.completed': true,
  'declaration.completion_overdue': true,
  'declaration.amended': true,
  'declaration.withdrawn': true,
  'declaration.change_refused': true,
  'declaration.expired': true,
  'declaration.closed': true,
  'declaration.duty_reassessed': true,
  'declaration.refund_ready': true,
  'declaration.refund_reversed': true,
  'declaration.refund_status': true,
  'mandate.requested': true,
  'mandate.granted': true,
  'mandate.refused': true,
  'mandate.revoked': true,
  'certificate.used_up': true,
  'certificate.expiring': true,
};
export const NOTIFICATION_TYPES = Object.keys(TYPES) as readonly NotificationType[];

const KEY = 'notifications';
const LOOK_EVERY_MS = 5_000;

export function useSubscriptions(cursor: string) {
  return useQuery({
    queryKey: [KEY, 'subscriptions', cursor],
    refetchInterval: LOOK_EVERY_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/subscriptions', { params: { query: { limit: 50, ...(cursor === '' ? {} : { cursor }) } }, signal })),
  });
}

export function useDeliveries(id: string, status: Delivery['status'] | 'ALL', cursor: string) {
  return useQuery({
    queryKey: [KEY, 'deliveries', id, status, cursor],
    refetchInterval: LOOK_EVERY_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/subscriptions/{id}/deliveries', {
          params: {
            path: { id },
            query: { limit: 25, ...(status === 'ALL' ? {} : { status }), ...(cursor === '' ? {} : { cursor }) },
          },
          signal,
        }),
      ),
  });
}

/** All of the page is read again: an act on a subscription shows in its row and in its log. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}
