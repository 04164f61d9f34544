import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import { refuse } from '@tongguan/grpc/refusal';
import type { Viewer } from '../../domain/viewer.ts';
import { refusals } from './refusals.ts';

/** What the caller may see; roles without any declaration are refused. */
export function viewerOf(call: Identified): Viewer {
  const principal = requireRole(call, 'administrator', 'auditor', 'officer', 'operator');
  if (principal.roles.includes('administrator') || principal.roles.includes('auditor')) return { scope: 'all' };
  if (principal.roles.includes('officer')) {
    return { scope: 'offices', offices: principal.offices, authority: principal.authority ?? '' };
  }
  return { scope: 'company', company: companyOf(principal) };
}

export function companyOf(principal: { readonly company?: string }): string {
  if (principal.company === undefined || principal.company === '') throw refuse(refusals, 'no-company');
  return principal.company;
}
