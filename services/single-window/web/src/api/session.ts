import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';

export type Role = 'operator' | 'officer' | 'warehouse' | 'carrier' | 'planner' | 'auditor' | 'administrator';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(api.GET('/v1/session')),
  staleTime: 60_000,
});

/** Who is signed in; undefined while that is being asked. */
export function useSession() {
  return useQuery(sessionQuery).data;
}

/** Whether the user has one of the roles; what a role may not do is not shown, and refused by the API all the same. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const session = useSession();
  return session?.user?.roles.some((role) => (roles as readonly string[]).includes(role)) ?? false;
}

export function signInAddress(back: string): string {
  return `/auth/login?return=${encodeURIComponent(back)}`;
}

/** Ends the session here and at the issuer. */
export async function signOut(): Promise<void> {
  const { redirect } = await answer(api.POST('/auth/logout'));
  window.location.assign(redirect);
}
