import type { ReadModel } from '@tongguan/read-models/port';
import type { Issuer, Secrets } from '../domain/sign-in.ts';
import type { SessionRecord } from '../read-models/sessions.ts';

/** How long a person may take on the issuer's page; the pages of identity live as long. */
const BEGUN_MS = 3_600_000;

/**
 * Begins a sign-in for the browser that holds `browserSecret`: only that one can finish it (login CSRF, RFC 9700, 4.7).
 * Answers with the issuer's address to go to. Several can be under way at once, one for each tab.
 */
export function beginSignIn({
  sessions,
  issuer,
  secrets,
  now,
}: {
  readonly sessions: ReadModel<SessionRecord>;
  readonly issuer: Issuer;
  readonly secrets: Secrets;
  readonly now: () => number;
}) {
  return async (browserSecret: string, returnTo: string): Promise<string> => {
    const expected = { state: secrets.fresh(), nonce: secrets.fresh(), verifier: secrets.fresh() };
    // first, so that nothing is stored while the issuer is away
    const url = await issuer.signInUrl(expected);
    const body: SessionRecord = { kind: 'begun', expected, returnTo, endsAtMs: now() + BEGUN_MS };
    await sessions.put([{ id: secrets.keyOf(browserSecret, expected.state), expectedRevision: 0, versions: {}, body }]);
    return url;
  };
}
