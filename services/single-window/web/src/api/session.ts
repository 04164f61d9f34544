import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api, SIGN_IN_ENDED } from '#src/api/client';

export type Role = 'operator' | 'officer' | 'warehouse' | 'carrier' | 'bank' | 'planner' | 'auditor' | 'tax' | 'administrator';

const KEY = ['session'];
const readSession = () => answer(api.GET('/v1/session'));
type Session = Awaited<ReturnType<typeof readSession>>;

/**
 * Who is signed in. A sign-in that ended while the page stands is told by `SIGN_IN_ENDED` and `signedIn`, and the user stays: the page
 * goes on showing what was typed in it, and the API refuses all the same.
 */
export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ client }): Promise<Session> => {
    const session = await readSession();
    const before = client.getQueryData<Session>(KEY);
    if (session.user !== null || before === undefined || before.user === null) return session;
    window.dispatchEvent(new Event(SIGN_IN_ENDED));
    return { ...before, signedIn: false };
  },
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
