import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';

/** The worked calculation of a declaration. */
export const dutyQuery = (id: string) =>
  queryOptions({
    queryKey: ['duty', id],
    queryFn: () => answer(api.GET('/v1/declarations/{id}/duty', { params: { path: { id } } })),
  });
