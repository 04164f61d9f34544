import { describe, expect, it } from 'vitest';
import { mayActForCompany, requireCompany, requireOffice, requirePrincipal, requireRole } from './authorize.ts';
import type { Principal } from './principal.ts';
import { RefusalError } from './refusal.ts';

const operator: Principal = { subject: 'operator-a', roles: ['operator'], company: '91430100MA4L0002XB', offices: [], client: 'web' };
const officer: Principal = { subject: 'officer', roles: ['officer'], authority: 'customs', offices: ['4905'], client: 'web' };

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof RefusalError) return `${error.kind} ${error.refusal.code}`;
    throw error;
  }
  return 'allowed';
}

describe('a call', () => {
  it('without a token is asked to sign in', () => {
    expect(refusalOf(() => requirePrincipal({ principal: undefined }))).toBe('unauthenticated not-signed-in');
    expect(refusalOf(() => requireRole({ principal: undefined }, 'operator'))).toBe('unauthenticated not-signed-in');
  });

  it('is allowed by any one of the wanted roles, and by no other', () => {
    expect(requireRole({ principal: operator }, 'officer', 'operator')).toBe(operator);
    expect(refusalOf(() => requireRole({ principal: operator }, 'officer', 'administrator'))).toBe('forbidden role-not-allowed');
    expect(refusalOf(() => requireRole({ principal: operator }))).toBe('forbidden role-not-allowed');
  });
});

describe('ownership', () => {
  it('holds for the own company only, and never for no company', () => {
    expect(mayActForCompany(operator, '91430100MA4L0002XB')).toBe(true);
    expect(mayActForCompany(operator, '91430100MA4L00038B')).toBe(false);
    expect(mayActForCompany({ ...operator, company: '' }, '')).toBe(false);
    expect(mayActForCompany(officer, '')).toBe(false);
  });

  it('is enough when one of several companies is the own one', () => {
    expect(
      refusalOf(() => {
        requireCompany(operator, '91430100MA4L00038B', '91430100MA4L0002XB');
      }),
    ).toBe('allowed');
    expect(
      refusalOf(() => {
        requireCompany(operator, '91430100MA4L00038B');
      }),
    ).toBe('forbidden other-company');
  });
});

it('an officer acts for the own authority at the own offices', () => {
  expect(requireOffice({ principal: officer }, 'customs', '4905')).toBe(officer);
  expect(refusalOf(() => requireOffice({ principal: officer }, 'quarantine', '4905'))).toBe('forbidden other-authority');
  expect(refusalOf(() => requireOffice({ principal: officer }, 'customs', '4902'))).toBe('forbidden other-office');
  expect(refusalOf(() => requireOffice({ principal: operator }, 'customs', '4905'))).toBe('forbidden role-not-allowed');
});
