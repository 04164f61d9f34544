import type { SessionUser, Tokens } from './session.ts';

/** What a sign-in that has begun must come back with. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
}

export interface Issued {
  readonly tokens: Tokens;
  /** Undefined where the issuer tells none, or sent no new id token with a renewal. */
  readonly names: Pick<SessionUser, 'name' | 'nameEn'> | undefined;
}

/** The OpenID Connect issuer, which may be down: every call may throw {@link IssuerAway}. */
export interface Issuer {
  /** Where the browser goes to sign in. */
  signInUrl(expected: Expected): Promise<string>;
  /** Code to tokens. `query` is what the browser brought to the callback, with its question mark. Throws {@link SignInRefused}. */
  redeem(query: string, expected: Expected): Promise<Issued>;
  /** The next tokens; the refresh token is used up by it. Throws {@link SignInRefused} when the issuer takes it no more. */
  renew(refreshToken: string): Promise<Issued>;
  /** Where the browser goes to end its session at the issuer too; undefined when the issuer has no such page. */
  signOutUrl(idToken: string | null): Promise<string | undefined>;
  /** Whether the issuer offers demo users, by its own word; false while it cannot be asked. */
  offersDemoUsers(): Promise<boolean>;
}

/** Random secrets and what is stored of them. */
export interface Secrets {
  /** 256 random bits, as text for a cookie or an address. */
  fresh(): string;
  /** SHA-256 of parts that belong together. */
  keyOf(...parts: readonly string[]): string;
}

/** Who an access token proves. */
export type ReadUser = (accessToken: string) => Promise<Omit<SessionUser, 'name' | 'nameEn'>>;

/** The issuer does not answer, or not as one. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway';
}

/** The issuer said no; `code` is its error (RFC 6749) or ours. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`the issuer refused: ${code}`, options);
    this.code = code;
  }
}
