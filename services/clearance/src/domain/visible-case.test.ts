import { describe, expect, it } from 'vitest';
import { LEASE, MONDAY_8, officerOf, played } from '../../test/builders.ts';
import { claim } from './claim.ts';
import { decideCase } from './decide-case.ts';
import type { Viewer } from './visible-case.ts';
import { visibleCase } from './visible-case.ts';

const quarantine = officerOf('quarantine');

function heldByQuarantine() {
  const subject = played('LANE_YELLOW', ['customs', 'quarantine'], { traderCompany: 'TRADER', filedByCompany: 'BROKER' });
  subject.take(claim(subject.state, quarantine, LEASE, MONDAY_8));
  const hold = { kind: 'hold', legalBasis: 'law', reason: 'certificate missing', dueAtMs: 0 } as const;
  subject.take(decideCase(subject.state, quarantine, hold, MONDAY_8));
  return subject.state;
}

const quarantinePart = (viewer: Viewer) => {
  const visible = visibleCase(heldByQuarantine(), viewer);
  return 'refusal' in visible ? visible.refusal : visible.authorities[1];
};

describe('a case is visible', () => {
  it('to an officer whole in the own part, and as a decision with its basis in the parts of others', () => {
    const own = quarantinePart({ kind: 'officer', officer: quarantine, risk: false });
    expect(own).toMatchObject({ decided: 'HOLD', reason: 'certificate missing', claimedBy: quarantine.subject });
    const other = quarantinePart({ kind: 'officer', officer: officerOf('customs'), risk: false });
    expect(other).toMatchObject({ decided: 'HOLD', legalBasis: 'law', reason: '', claimedBy: '', leaseUntilMs: 0 });
  });

  it('to its trader and its broker with the reason and without the officer', () => {
    for (const company of ['TRADER', 'BROKER']) {
      expect(quarantinePart({ kind: 'company', company })).toMatchObject({ reason: 'certificate missing', claimedBy: '' });
    }
  });

  it('to nobody else', () => {
    expect(quarantinePart({ kind: 'company', company: 'OTHER' })).toBe('case-not-found');
    const ownerless = played('LANE_YELLOW', ['customs'], { traderCompany: '', filedByCompany: '' }).state;
    expect(visibleCase(ownerless, { kind: 'company', company: '' })).toEqual({ refusal: 'case-not-found' });
    expect(quarantinePart({ kind: 'officer', officer: officerOf('customs', 'x', ['4908']), risk: false })).toBe('not-your-office');
    expect(quarantinePart({ kind: 'officer', officer: officerOf('road'), risk: false })).toBe('authority-not-required');
    expect(visibleCase({ status: 'NONE' }, { kind: 'everything' })).toEqual({ refusal: 'case-not-found' });
  });
});
