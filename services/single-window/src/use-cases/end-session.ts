import type { Issuer, Secrets } from '../domain/sign-in.ts';
import { IssuerAway } from '../domain/sign-in.ts';
import type { StoredSessions } from '../read-models/stored-sessions.ts';

/**
 * Ends the session of a browser here and answers where to end it at the issuer; undefined when there was none, or the issuer has no
 * such page or is away: then it is over here all the same.
 */
export function endSession({
  stored,
  issuer,
  secrets,
}: {
  readonly stored: StoredSessions;
  readonly issuer: Issuer;
  readonly secrets: Secrets;
}) {
  return async (sessionSecret: string): Promise<string | undefined> => {
    const key = secrets.keyOf(sessionSecret);
    const found = await stored.find(key);
    if (found === undefined) return undefined;
    await stored.remove(key);
    try {
      return await issuer.signOutUrl(found.session.tokens.idToken);
    } catch (error) {
      if (error instanceof IssuerAway) return undefined;
      throw error;
    }
  };
}
