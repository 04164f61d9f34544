import { identityRefusals } from './identity-refusals.ts';
import type { Principal, Role } from './principal.ts';
import { refuse } from './refusal.ts';

/** Anything that carries the verified caller, above all a gRPC call context. */
export interface Identified {
  readonly principal: Principal | undefined;
}

/** The caller; refuses `not-signed-in` when the call came without a token. */
export function requirePrincipal(call: Identified): Principal {
  if (call.principal === undefined) throw refuse(identityRefusals, 'not-signed-in');
  return call.principal;
}

/** The caller when it has at least one of the roles; refuses `role-not-allowed` otherwise. */
export function requireRole(call: Identified, ...roles: readonly Role[]): Principal {
  const principal = requirePrincipal(call);
  if (!roles.some((role) => principal.roles.includes(role))) {
    throw refuse(identityRefusals, 'role-not-allowed', { detail: { wanted: roles.join(',') } });
  }
  return principal;
}

/** True when the caller acts for this company (its USCC), which owns the thing or is mandated for it. */
export function mayActForCompany(principal: Principal, company: string): boolean {
  return company !== '' && principal.company === company;
}

/** Refuses `other-company` unless the caller acts for one of these companies: the owner, and those it gave a mandate to. */
export function requireCompany(principal: Principal, ...companies: readonly string[]): void {
  if (!companies.some((company) => mayActForCompany(principal, company))) throw refuse(identityRefusals, 'other-company');
}

/** Refuses unless the caller is an officer of this authority at this customs office (4 digits). */
export function requireOffice(call: Identified, authority: string, office: string): Principal {
  const principal = requireRole(call, 'officer');
  if (principal.authority !== authority) throw refuse(identityRefusals, 'other-authority');
  if (!principal.offices.includes(office)) throw refuse(identityRefusals, 'other-office', { detail: { office } });
  return principal;
}
