import type { Session, SessionLimits } from '../domain/session.ts';
import { endOf, wantsRenewal, wantsTouch } from '../domain/session.ts';
import type { Issuer, ReadUser, Secrets } from '../domain/sign-in.ts';
import { IssuerAway, SignInRefused } from '../domain/sign-in.ts';
import type { StoredSessions } from '../read-models/stored-sessions.ts';

/** Longer than the issuer is waited for: a process that dies in the middle holds nobody up for more. */
const RENEWAL_MS = 15_000;

export interface Resumed {
  readonly session: Session;
  readonly endsAtMs: number;
  /** Undefined while the token has ended and the issuer is away. */
  readonly accessToken: string | undefined;
}

export interface ResumeDeps {
  readonly stored: StoredSessions;
  readonly issuer: Issuer;
  readonly secrets: Secrets;
  readonly readUser: ReadUser;
  readonly limits: SessionLimits;
  readonly now: () => number;
  /** Passes a short time, while another process renews. */
  readonly pause: () => Promise<void>;
}

/**
 * The session of the browser that holds a secret, with an access token that is good for a while; undefined when there is none or it has
 * ended. `active` marks a request of the person, which keeps the session alive. Tokens are renewed by one request at a time, over all
 * processes: a refresh token that is shown twice ends the whole sign-in (RFC 9700, 4.14.2).
 */
export function resumeSession(deps: ResumeDeps) {
  const { stored, secrets, limits, now } = deps;
  const renewing = new Map<string, Promise<Session | undefined>>();

  return async (sessionSecret: string, { active }: { readonly active: boolean }): Promise<Resumed | undefined> => {
    const key = secrets.keyOf(sessionSecret);
    let found = await stored.find(key);
    if (found !== undefined && active && wantsTouch(found.session, now())) {
      // when another request has just written, that was activity enough
      await stored.write(key, found.revision, { ...found.session, seenAtMs: now() });
      found = await stored.find(key);
    }
    let session = found?.session;
    if (session !== undefined && wantsRenewal(session, now())) {
      const renewal = renewing.get(key) ?? renew(deps, key).finally(() => renewing.delete(key));
      renewing.set(key, renewal);
      session = await renewal;
    }
    if (session === undefined) return undefined;
    const { accessToken, accessEndsAtMs } = session.tokens;
    return { session, endsAtMs: endOf(session, limits), accessToken: accessEndsAtMs > now() ? accessToken : undefined };
  };
}

async function renew({ stored, issuer, readUser, now, pause }: ResumeDeps, key: string): Promise<Session | undefined> {
  for (;;) {
    const found = await stored.find(key);
    if (found === undefined || !wantsRenewal(found.session, now())) return found?.session;
    const { session, revision } = found;
    if (session.refreshingUntilMs > now()) {
      if (session.tokens.accessEndsAtMs > now()) return session;
      await pause();
      continue;
    }
    if (!(await stored.write(key, revision, { ...session, refreshingUntilMs: now() + RENEWAL_MS }))) continue;
    try {
      const { tokens, names } = await issuer.renew(session.tokens.refreshToken ?? '');
      // kept before anything else can fail: the old ones are used up
      await stored.change(key, (latest) => ({ ...latest, tokens, refreshingUntilMs: 0 }));
      const { name, nameEn } = names ?? session.user;
      const user = { ...(await readUser(tokens.accessToken)), name, nameEn };
      return await stored.change(key, (latest) => ({ ...latest, user }));
    } catch (error) {
      if (error instanceof SignInRefused) {
        await stored.remove(key);
        return undefined;
      }
      const kept = await stored.change(key, (latest) => ({ ...latest, refreshingUntilMs: 0 }));
      if (error instanceof IssuerAway) return kept;
      throw error;
    }
  }
}
