import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

export type Subscription = paths['/v1/subscriptions']['get']['responses'][200]['content']['application/json']['rows'][number];
export type Delivery = paths['/v1/subscriptions/{id}/deliveries']['get']['responses'][200]['content']['application/json']['rows'][number];
export type NotificationType = NonNullable<
  paths['/v1/subscriptions']['post']['requestBody']['content']['application/json']['types']
>[number];

export const NOTIFICATION_TYPES: readonly NotificationType[] = [
  'declaration.accepted',
  'declaration.review_done',
  'declaration.tax_due',
  'declaration.tax_settled',
  'declaration.inspection_ordered',
  'declaration.inspection_done',
  'declaration.detained',
  'declaration.returned',
  'declaration.released',
  'declaration.amended',
  'declaration.withdrawn',
  'declaration.change_refused',
];

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
