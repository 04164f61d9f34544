import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

type Detail = paths['/v1/origin-certificates/{id}']['get']['responses'][200]['content']['application/json'];
export type Certificate = Detail['certificate'];
export type Drawing = Detail['drawings'][number];
export const CERTIFICATES = 'certificates';
const LIMIT = 50;

export function useCertificates(standing: 'VALID' | 'EXPIRED', cursor: string) {
  return useQuery({
    queryKey: [CERTIFICATES, standing, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/origin-certificates', {
          params: { query: { limit: LIMIT, standing, ...(cursor === '' ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
}

export function useCertificate(id: string) {
  return useQuery({
    queryKey: [CERTIFICATES, 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/origin-certificates/{id}', { params: { path: { id } }, signal })),
  });
}
