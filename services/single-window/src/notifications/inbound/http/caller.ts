import type { FastifyRequest } from 'fastify';
import { requireRole } from '@tongguan/auth/authorize';
import type { Notifications, Of } from './notifications.ts';
import { refused } from './refusals.ts';

type Asking = Pick<FastifyRequest, 'principal'>;

/** The caller's own company and id: an operator's, or nobody's. */
export function operatorOf({ principal }: Asking): { readonly company: string; readonly subject: string } {
  const { company = '', subject } = requireRole({ principal }, 'operator');
  if (company === '') throw refused({ refusal: 'no-company' });
  return { company, subject };
}

export function administratorOf({ principal }: Asking): { readonly subject: string } {
  return requireRole({ principal }, 'administrator');
}

/** The subscription that is named, for who may look at it: its own company, or an administrator. */
export async function mayLook(notifications: Notifications, { principal }: Asking, subscriptionId: string): Promise<Of> {
  const { roles, company: own = '' } = requireRole({ principal }, 'operator', 'administrator');
  const company = await notifications.companyOf(subscriptionId, own);
  // another company's is as if it were not there
  if (company === undefined || (company !== own && !roles.includes('administrator'))) throw refused({ refusal: 'no-such-subscription' });
  return { company, subscriptionId };
}
