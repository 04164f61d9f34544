import type { ReadModel } from '@tongguan/read-models/port';
import type { Session } from '../domain/session.ts';
import type { Issuer, ReadUser, Secrets } from '../domain/sign-in.ts';
import type { SessionRecord } from '../read-models/sessions.ts';
import type { StoredSessions } from '../read-models/stored-sessions.ts';

export interface Arrival {
  /** What the browser brought to the callback, with its question mark. */
  readonly query: string;
  readonly state: string;
  readonly browserSecret: string;
  /** Of the session that the browser had before, if any: it ends. */
  readonly sessionSecret: string | undefined;
}

export type Finished = { readonly done: true; readonly sessionSecret: string; readonly returnTo: string } | { readonly done: false };

/**
 * Turns the code that a browser brought back into a session under a new secret (no session fixation). Not done: no sign-in with this
 * state was begun in this browser, it took too long, or it has come back already; a code that was shown twice would end the session
 * that the first showing gave (RFC 6749, 4.1.2). Throws `IssuerAway`, `SignInRefused`.
 */
export function finishSignIn(deps: {
  readonly sessions: ReadModel<SessionRecord>;
  readonly stored: StoredSessions;
  readonly issuer: Issuer;
  readonly secrets: Secrets;
  readonly readUser: ReadUser;
  readonly now: () => number;
}) {
  const { sessions, stored, issuer, secrets, readUser, now } = deps;
  return async ({ query, state, browserSecret, sessionSecret }: Arrival): Promise<Finished> => {
    const key = secrets.keyOf(browserSecret, state);
    const begun = await sessions.get(key);
    if (begun?.body.kind !== 'begun' || begun.body.endsAtMs <= now()) return { done: false };
    const { endsAtMs, expected, returnTo } = begun.body;
    const used = { id: key, expectedRevision: begun.revision, versions: {}, body: { kind: 'used', endsAtMs } as const };
    const { stale } = await sessions.put([used]);
    if (stale.length > 0) return { done: false };

    const { tokens, names } = await issuer.redeem(query, expected);
    const user = await readUser(tokens.accessToken);
    const startedAtMs = now();
    const session: Session = {
      user: { ...user, ...(names ?? { name: user.subject, nameEn: user.subject }) },
      tokens,
      startedAtMs,
      seenAtMs: startedAtMs,
      refreshingUntilMs: 0,
    };
    const secret = secrets.fresh();
    await stored.write(secrets.keyOf(secret), 0, session);
    if (sessionSecret !== undefined) await stored.remove(secrets.keyOf(sessionSecret));
    return { done: true, sessionSecret: secret, returnTo };
  };
}
