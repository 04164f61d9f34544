import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { identityRefusals } from './identity-refusals.ts';
import { principalOf } from './principal-of-claims.ts';
import type { Principal } from './principal.ts';
import { refuse, type RefusalError } from './refusal.ts';

/** Answers with the caller that a bearer token proves, or throws a {@link RefusalError} of kind unauthenticated or unavailable. */
export type VerifyToken = (token: string) => Promise<Principal>;

export interface VerifierOptions {
  /** The exact `iss` that is trusted. */
  readonly issuer: string;
  /** The `aud` that a token must be meant for. */
  readonly audience: string;
  /** Where the issuer publishes its keys (RFC 7517). */
  readonly jwksUri: string;
  /** Default: asymmetric ones only. `none` and shared secrets (HS*) can never be listed. */
  readonly allowedAlgorithms?: readonly string[];
  /** Epoch milliseconds of the real time, also while the business clock is simulated: issuers know no other. */
  readonly now: () => number;
  /** Replaces the remote keys, e.g. by a local set in tests. */
  readonly keys?: JWTVerifyGetKey;
}

const ASYMMETRIC = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
const REMEMBERED_TOKENS = 10_000;

/**
 * Verifies access tokens against the issuer's published keys (RFC 9068, RFC 8725). Keys are cached and fetched again, at most
 * every 30 s, when a token names an unknown one. A verified token is remembered by its hash until it expires.
 */
export function createVerifier(options: VerifierOptions): VerifyToken {
  const algorithms = [...(options.allowedAlgorithms ?? ASYMMETRIC)];
  const weak = algorithms.find((algorithm) => algorithm === 'none' || algorithm.startsWith('HS'));
  if (weak !== undefined) throw new RangeError(`token algorithm ${weak} is never allowed`);
  const keys: JWTVerifyGetKey =
    options.keys ??
    createRemoteJWKSet(new URL(options.jwksUri), { cooldownDuration: 30_000, cacheMaxAge: 600_000, timeoutDuration: 4_000 });
  const verified = new LRUCache<string, { principal: Principal; expiresAt: number }>({ max: REMEMBERED_TOKENS });

  return async (token) => {
    // the hash, so that a memory dump holds no usable token
    const hash = createHash('sha256').update(token).digest('base64');
    const known = verified.get(hash);
    if (known !== undefined && known.expiresAt > options.now()) return known.principal;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer: options.issuer,
        audience: options.audience,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(options.now()),
      });
      const principal = principalOf(payload);
      verified.set(hash, { principal, expiresAt: (payload.exp ?? 0) * 1000 });
      return principal;
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/** A token that is bad is the caller's fault; keys that cannot be fetched are not. */
function refusalOf(error: unknown): RefusalError {
  if (error instanceof errors.JWTExpired) return refuse(identityRefusals, 'token-expired', { cause: error });
  const badToken =
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys;
  return refuse(identityRefusals, badToken ? 'token-not-valid' : 'issuer-unreachable', { cause: error });
}
