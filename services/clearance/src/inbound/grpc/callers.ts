import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import type { Officer } from '../../domain/officer.ts';
import type { Viewer } from '../../domain/visible-case.ts';

/** The officer who calls; refuses everybody else. An officer without an authority has no case and is refused by every one. */
export function officerOf(call: Identified): Officer {
  return toOfficer(requireRole(call, 'officer'));
}

/** The officer whose queue is asked for; undefined for an administrator or auditor, who may see all. */
export function queueReader(call: Identified): Officer | undefined {
  const principal = requireRole(call, 'officer', 'administrator', 'auditor');
  return seesEverything(principal) ? undefined : toOfficer(principal);
}

/** As whom a caller looks at a case. */
export function viewerOf(call: Identified): Viewer {
  const principal = requireRole(call, 'officer', 'operator', 'administrator', 'auditor');
  if (seesEverything(principal)) return { kind: 'everything' };
  if (principal.roles.includes('officer'))
    return { kind: 'officer', officer: toOfficer(principal), risk: principal.duties?.includes('risk') ?? false };
  return { kind: 'company', company: principal.company ?? '' };
}

/** Administrator and auditor: all, of whatever office. */
export function seesEverything({ roles }: Principal): boolean {
  return roles.includes('administrator') || roles.includes('auditor');
}

function toOfficer({ subject, authority, offices }: Principal): Officer {
  return { subject, authority: authority ?? '', offices };
}
