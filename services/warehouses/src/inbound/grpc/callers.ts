import { createHash } from 'node:crypto';
import { requireRole } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import type { CommandMeta } from '@tongguan/event-store/aggregate';
import { refuse } from '@tongguan/grpc/refusal';
import type { CallContext } from '@tongguan/grpc/transport';
import type { Actor, OpenedAccount } from '#src/domain/account';
import type { Sight } from '#src/use-cases/list-accounts';
import { refusals } from './refusals.ts';

/** Who may change accounts: keepers those of their company, an administrator all. */
export function requireActor(call: CallContext): { readonly principal: Principal; readonly actor: Actor } {
  const principal = requireRole(call, 'warehouse', 'administrator');
  if (principal.roles.includes('administrator')) return { principal, actor: 'administrator' };
  if (principal.company === undefined) throw refuse(refusals, 'no-company');
  return { principal, actor: { company: principal.company } };
}

/** The company that an account is opened for. */
export function keeperOf({ principal, actor }: ReturnType<typeof requireActor>, named: string): string {
  const keeper = named === '' ? principal.company : named;
  if (keeper === undefined) throw refuse(refusals, 'no-company');
  if (actor !== 'administrator' && keeper !== actor.company) throw refuse(refusals, 'keeper-not-own');
  return keeper;
}

/**
 * A repeat is the same command of the same company: its id is made of both, so that the store knows it for ever and
 * answers nobody with what another did.
 */
export function metaOf(principal: Principal, command: string, request: object): CommandMeta {
  const digest = createHash('sha256')
    .update(JSON.stringify([principal.company ?? principal.subject, request]))
    .digest('base64url');
  return { commandId: `${command}/${digest}`, by: principal.subject };
}

/** Which accounts a caller may read. */
export function sightOf(call: CallContext): Sight {
  const principal = requireRole(call, 'warehouse', 'officer', 'auditor', 'administrator');
  if (principal.roles.includes('administrator') || principal.roles.includes('auditor')) return 'all';
  if (principal.roles.includes('officer')) return { customsOffices: principal.offices };
  if (principal.company === undefined) throw refuse(refusals, 'no-company');
  return { keeperCompany: principal.company };
}

export function isInSight(sight: Sight, account: OpenedAccount): boolean {
  if (sight === 'all') return true;
  if ('keeperCompany' in sight) return sight.keeperCompany === account.keeperCompany;
  return sight.customsOffices.includes(account.customsOffice);
}
