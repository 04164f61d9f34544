/** Who is signed in, as the issuer's tokens say. */
export interface SessionUser {
  readonly subject: string;
  /** Shown to the person themself; never logged. */
  readonly name: string;
  /** The same for English pages, where the issuer gives one (`name#en`, OpenID Connect Core 5.2); else as `name`. */
  readonly nameEn: string;
  readonly roles: readonly string[];
  readonly company: string | null;
  readonly authority: string | null;
  readonly offices: readonly string[];
}

/** What the issuer gave; all of it stays on the server. */
export interface Tokens {
  readonly accessToken: string;
  /** Epoch milliseconds of real time, as all times of a session: issuers know no other. */
  readonly accessEndsAtMs: number;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
}

/** The sign-in of one browser (会话). */
export interface Session {
  readonly user: SessionUser;
  readonly tokens: Tokens;
  readonly startedAtMs: number;
  /** When the person last did something, to the minute. */
  readonly seenAtMs: number;
  /** Until then one request is asking for the next tokens; 0 when none is. */
  readonly refreshingUntilMs: number;
}

export interface SessionLimits {
  /** Without a request of the person. */
  readonly idleMs: number;
  /** From the sign-in on, whatever happens. */
  readonly absoluteMs: number;
}

/** The access token is renewed this long before it ends, so that no call of a request meets its end. */
const RENEW_BEFORE_MS = 60_000;
/** A write for each request would cost more than the minute is worth. */
const SEEN_EVERY_MS = 60_000;

/** Epoch milliseconds at which the session ends if nothing more is asked. A session without a refresh token ends with its access token. */
export function endOf(session: Session, limits: SessionLimits): number {
  const byUse = Math.min(session.seenAtMs + limits.idleMs, session.startedAtMs + limits.absoluteMs);
  return session.tokens.refreshToken === null ? Math.min(byUse, session.tokens.accessEndsAtMs) : byUse;
}

/** Whether the next tokens should be asked for now. */
export function wantsRenewal({ tokens }: Session, nowMs: number): boolean {
  return tokens.refreshToken !== null && tokens.accessEndsAtMs - RENEW_BEFORE_MS <= nowMs;
}

/** Whether a request at `nowMs` is worth noting as activity. */
export function wantsTouch(session: Session, nowMs: number): boolean {
  return nowMs - session.seenAtMs >= SEEN_EVERY_MS;
}
