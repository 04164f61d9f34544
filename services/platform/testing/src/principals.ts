import { generateKeyPair, SignJWT } from 'jose';
import type { Principal, Role } from '@tongguan/auth/principal';
import { createVerifier } from '@tongguan/auth/verify-token';
import type { VerifyToken } from '@tongguan/auth/verify-token';

/** Companies of the demo users (USCC, made up, with right check characters). */
export const BROKER_A = '91430100MA4L0002XB';
export const MAKER_B = '91430100MA4L00038B';
export const CARRIER = '91430100MA4L00011K';
/** Without a general guarantee: it pays its taxes bill by bill. */
export const IMPORTER_D = '91430100MA4L000466';
export const BANK = '91430100MA4L000541';

function principal(subject: string, role: Role, rest: Partial<Principal> = {}): Principal {
  return { subject, roles: [role], offices: [], client: 'tests', ...rest };
}

export const operatorA = principal('operator-a', 'operator', { company: BROKER_A });
export const operatorB = principal('operator-b', 'operator', { company: MAKER_B });
export const customsOfficer = principal('customs-officer', 'officer', { authority: 'customs', offices: ['4905', '4902'] });
export const customsOfficer2 = principal('customs-officer-2', 'officer', { authority: 'customs', offices: ['4905', '4902', '4908'] });
export const quarantineOfficer = principal('quarantine-officer', 'officer', { authority: 'quarantine', offices: ['4905', '4902', '4908'] });
export const riskOfficer = principal('customs-risk-officer', 'officer', {
  authority: 'customs',
  offices: ['4905', '4902', '4908'],
  duties: ['risk'],
});
export const maritimeOfficer = principal('maritime-officer', 'officer', { authority: 'maritime', offices: ['4902'] });
export const roadOfficer = principal('road-officer', 'officer', { authority: 'road', offices: ['4905', '4902', '4908'] });
export const carrier = principal('carrier', 'carrier', { company: CARRIER });
export const keeper = principal('warehouse-keeper', 'warehouse', { company: CARRIER });
export const operatorD = principal('operator-d', 'operator', { company: IMPORTER_D });
export const bank = principal('bank', 'bank', { company: BANK });
export const planner = principal('planner', 'planner');
export const taxOfficer = principal('tax-officer', 'tax');
export const administrator = principal('administrator', 'administrator');

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'tongguan';
// one pair per test process; the tokens are real, only their issuer is not
const keys = generateKeyPair('ES256');

/** A token that {@link testVerifier} accepts; by default for an hour of real time. */
export async function tokenFor(who: Principal, options: { expiresInS?: number } = {}): Promise<string> {
  const { subject, roles, company, authority, offices, duties, client } = who;
  return new SignJWT({ roles, company, authority, offices, duties, client_id: client })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + (options.expiresInS ?? 3600))
    .sign((await keys).privateKey);
}

/** The real verifier with the key of {@link tokenFor} in the place of an issuer's published ones. */
export function testVerifier(): VerifyToken {
  return createVerifier({
    issuer: ISSUER,
    audience: AUDIENCE,
    jwksUri: `${ISSUER}/jwks`,
    now: () => Date.now(),
    keys: async () => (await keys).publicKey,
  });
}
