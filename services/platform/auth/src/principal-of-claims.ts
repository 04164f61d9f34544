import { errors } from 'jose';
import type { JWTPayload } from 'jose';
import type { Principal, Role } from './principal.ts';

const ROLES: Readonly<Record<Role, true>> = {
  operator: true,
  officer: true,
  warehouse: true,
  carrier: true,
  bank: true,
  planner: true,
  auditor: true,
  tax: true,
  administrator: true,
};

/**
 * The caller that verified claims describe: `sub`, `roles`, `company`, `authority`, `offices`, `duties`, `client_id`.
 * Roles that are not known here give nothing. Claims of a wrong shape make the whole token invalid.
 */
export function principalOf(claims: JWTPayload): Principal {
  const subject = text(claims, 'sub');
  if (subject === undefined) throw malformed(claims, 'sub');
  const company = text(claims, 'company');
  const authority = text(claims, 'authority');
  const duties = list(claims, 'duties');
  return {
    subject,
    roles: list(claims, 'roles').filter((role): role is Role => Object.hasOwn(ROLES, role)),
    ...(company === undefined ? {} : { company }),
    ...(authority === undefined ? {} : { authority }),
    offices: list(claims, 'offices'),
    ...(duties.length === 0 ? {} : { duties }),
    client: text(claims, 'client_id') ?? subject,
  };
}

function text(claims: JWTPayload, name: string): string | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw malformed(claims, name);
  return value;
}

function list(claims: JWTPayload, name: string): readonly string[] {
  const value = claims[name];
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw malformed(claims, name);
  return value;
}

function malformed(claims: JWTPayload, name: string): Error {
  return new errors.JWTClaimValidationFailed(`claim ${name} has a wrong shape`, claims, name, 'invalid');
}
