import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusalError } from './refusal.ts';
import { createVerifier } from './verify-token.ts';
import type { VerifyToken } from './verify-token.ts';

const ISSUER = 'http://issuer.test';
const AUDIENCE = 'tongguan';
const NOW = Date.UTC(2026, 10, 25);
const es256 = await generateKeyPair('ES256', { extractable: true });
const rs256 = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('ES256');

let server: Server;
let jwksUri: string;
let fetches = 0;

beforeAll(async () => {
  const keys = [
    { ...(await exportJWK(es256.publicKey)), kid: 'ec', alg: 'ES256' },
    { ...(await exportJWK(rs256.publicKey)), kid: 'rsa', alg: 'RS256' },
  ];
  server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
});
afterAll(() => {
  server.close();
});

function verifier(now: () => number = () => NOW): VerifyToken {
  return createVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUri, now });
}

interface Shape {
  readonly claims?: Record<string, unknown>;
  readonly issuer?: string;
  readonly audience?: string;
  readonly notBefore?: number;
  readonly expiresAt?: number;
  readonly header?: { alg: string; kid?: string };
  readonly key?: Parameters<SignJWT['sign']>[0];
}

function token(shape: Shape = {}): Promise<string> {
  const jwt = new SignJWT({ sub: 'operator-a', roles: ['operator'], client_id: 'web', ...shape.claims })
    .setProtectedHeader(shape.header ?? { alg: 'ES256', kid: 'ec' })
    .setIssuer(shape.issuer ?? ISSUER)
    .setAudience(shape.audience ?? AUDIENCE)
    .setExpirationTime((shape.expiresAt ?? NOW + 60_000) / 1000);
  if (shape.notBefore !== undefined) jwt.setNotBefore(shape.notBefore / 1000);
  return jwt.sign(shape.key ?? es256.privateKey);
}

async function refusalOf(text: string, verify = verifier()): Promise<string> {
  const error: unknown = await verify(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RefusalError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.kind} ${error.refusal.code}`;
}

describe('a verified token', () => {
  it('gives every claim of the caller, whichever allowed key signed it', async () => {
    const claims = { sub: 'customs-officer', roles: ['officer'], authority: 'customs', offices: ['4905', '4902'], client_id: 'web' };
    const expected = { subject: 'customs-officer', roles: ['officer'], authority: 'customs', offices: ['4905', '4902'], client: 'web' };
    expect(await verifier()(await token({ claims }))).toEqual(expected);
    expect(await verifier()(await token({ claims, header: { alg: 'RS256', kid: 'rsa' }, key: rs256.privateKey }))).toEqual(expected);
  });

  it('gives nothing for roles that are not known here', async () => {
    const principal = await verifier()(
      await token({ claims: { roles: ['operator', 'emperor', 'constructor'], company: '91430100MA4L0002XB' } }),
    );
    expect(principal).toMatchObject({ roles: ['operator'], company: '91430100MA4L0002XB', offices: [] });
  });

  it('is remembered, so that the keys are fetched once for many calls', async () => {
    const verify = verifier();
    const text = await token();
    fetches = 0;
    for (let call = 0; call < 50; call += 1) await verify(text);
    expect(fetches).toBe(1);
  });

  it('is not remembered longer than it is valid', async () => {
    let now = NOW;
    const verify = verifier(() => now);
    const text = await token({ expiresAt: NOW + 60_000 });
    await verify(text);
    now = NOW + 66_000;
    expect(await refusalOf(text, verify)).toBe('unauthenticated token-expired');
  });
});

describe('a token is refused', () => {
  const refused: [string, () => Promise<string> | string, string][] = [
    ['when it has expired', () => token({ expiresAt: NOW - 60_000 }), 'token-expired'],
    ['before its time', () => token({ notBefore: NOW + 60_000 }), 'token-not-valid'],
    ['from another issuer', () => token({ issuer: 'http://evil.test' }), 'token-not-valid'],
    ['meant for another audience', () => token({ audience: 'another' }), 'token-not-valid'],
    ['signed by a stranger under a known key id', () => token({ key: stranger.privateKey }), 'token-not-valid'],
    ['with an unknown key id', () => token({ header: { alg: 'ES256', kid: 'unknown' }, key: stranger.privateKey }), 'token-not-valid'],
    [
      'without a signature',
      () => new UnsecuredJWT({ sub: 'x' }).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('1h').encode(),
      'token-not-valid',
    ],
    ['signed with a shared secret', () => token({ header: { alg: 'HS256' }, key: new Uint8Array(32) }), 'token-not-valid'],
    ['without a subject', () => token({ claims: { sub: undefined } }), 'token-not-valid'],
    ['with roles that are no list', () => token({ claims: { roles: 'administrator' } }), 'token-not-valid'],
    ['with offices that are no texts', () => token({ claims: { offices: [4905] } }), 'token-not-valid'],
    ['with an empty company', () => token({ claims: { company: '' } }), 'token-not-valid'],
    ['when it is no token at all', () => 'garbage', 'token-not-valid'],
  ];
  it.each(refused)('%s', async (_when, make, code) => {
    expect(await refusalOf(await make())).toBe(`unauthenticated ${code}`);
  });

  it('as unavailable, not as bad, when the keys cannot be fetched', async () => {
    const verify = createVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUri: 'http://127.0.0.1:9/jwks', now: () => NOW });
    expect(await refusalOf(await token(), verify)).toBe('unavailable issuer-unreachable');
  });
});

it('cannot be set up to take unsigned tokens or shared secrets', () => {
  for (const algorithm of ['none', 'HS256']) {
    expect(() => createVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUri, now: () => NOW, allowedAlgorithms: [algorithm] })).toThrow(
      algorithm,
    );
  }
});
