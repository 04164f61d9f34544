import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

export type CaseFile = paths['/v1/clearance/cases/{caseId}']['get']['responses'][200]['content']['application/json'];
export type AuthorityPart = CaseFile['authorities'][number];
export type LegalBasis = paths['/v1/clearance/legal-bases']['get']['responses'][200]['content']['application/json']['bases'][number];

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => answer(api.GET('/v1/clearance/cases/{caseId}', { params: { path: { caseId } } })),
  });

/** What was filed, as far as the own authority may see it. */
export const declarationQuery = (id: string) =>
  queryOptions({
    queryKey: ['declaration-of-case', id],
    queryFn: () => answer(api.GET('/v1/declarations/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });

export const legalBasesQuery = queryOptions({
  queryKey: ['legal-bases'],
  queryFn: async () => (await answer(api.GET('/v1/clearance/legal-bases'))).bases,
  staleTime: 3_600_000,
});

export const ownPart = (file: CaseFile, authority: string): AuthorityPart | undefined =>
  file.authorities.find((each) => each.authority === authority);

export const isClosed = (file: CaseFile): boolean =>
  file.status === 'RELEASED' || file.status === 'PICKUP_RELEASED' || file.status === 'REFUSED';
