import { requireRole } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import { refuse } from '@tongguan/grpc/refusal';
import type { CallContext } from '@tongguan/grpc/transport';
import type { Shipment } from '#src/use-cases/get-shipment';
import { refusals } from './refusals.ts';

/** Who reports, and under which name: companies under their own, an administrator without one under its subject id. */
export function requireReporter(call: CallContext): { readonly principal: Principal; readonly reporterCompany: string } {
  const principal = requireRole(call, 'carrier', 'warehouse', 'administrator');
  if (principal.company !== undefined) return { principal, reporterCompany: principal.company };
  if (principal.roles.includes('administrator')) return { principal, reporterCompany: principal.subject };
  throw refuse(refusals, 'no-company');
}

/** Whose reports a caller may list: a company its own, administrators and auditors everybody's (undefined). */
export function reportsInSight(call: CallContext): string | undefined {
  const { roles, company } = requireRole(call, 'carrier', 'warehouse', 'auditor', 'administrator');
  if (roles.includes('administrator') || roles.includes('auditor')) return undefined;
  if (company === undefined) throw refuse(refusals, 'no-company');
  return company;
}

const COMPANIES: readonly string[] = ['carrier', 'warehouse', 'operator'];

/** A company sees the bills that it reported on or declared: others would tell it about its competitors. */
export function maySeeBill({ roles, company }: Principal, { milestones, declaredBy }: Shipment): boolean {
  if (roles.some((role) => !COMPANIES.includes(role))) return true;
  if (company === undefined) return false;
  return milestones.some(({ reporterCompany }) => reporterCompany === company) || declaredBy.includes(company);
}
