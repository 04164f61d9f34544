import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

export type Versions = paths['/v1/declarations/{id}/versions']['get']['responses'][200]['content']['application/json'];
export type ChangeRequest = Versions['requests'][number];
export type FieldDifference = ChangeRequest['differences'][number];

/** Every version of a declaration's content and every request, with the differences. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['declaration', id, 'versions'],
    queryFn: () => answer(api.GET('/v1/declarations/{id}/versions', { params: { path: { id } } })),
  });
