import { describe, expect, it } from 'vitest';
import { LEASE, MINUTE, MONDAY_8, officerOf, played } from '../../test/builders.ts';
import { claim, returnClaim } from './claim.ts';
import type { CaseDecision } from './decide-case.ts';
import { decideCase } from './decide-case.ts';

const first = officerOf('customs', 'officer-1');
const second = officerOf('customs', 'officer-2');
const clear: CaseDecision = { kind: 'clear', legalBasis: '' };

describe('a claim', () => {
  it('is refused to another officer with who has it and until when', () => {
    const subject = played('LANE_YELLOW');
    expect(subject.take(claim(subject.state, first, LEASE, MONDAY_8))).toEqual(['caseClaimed']);
    expect(claim(subject.state, second, LEASE, MONDAY_8 + LEASE - 1)).toEqual({
      refusal: 'claimed-by-another',
      detail: { claimedBy: 'officer-1', leaseUntilMs: `${MONDAY_8 + LEASE}` },
    });
  });

  it('is free at the end of its lease, and lost for who had it', () => {
    const subject = played('LANE_YELLOW');
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    expect(subject.take(decideCase(subject.state, first, clear, MONDAY_8 + LEASE))).toBe('lease-lost');
    expect(subject.take(claim(subject.state, second, LEASE, MONDAY_8 + LEASE))).toEqual(['caseClaimed']);
    expect(subject.take(decideCase(subject.state, first, clear, MONDAY_8 + LEASE))).toBe('claimed-by-another');
  });

  it('is extended by its holder', () => {
    const subject = played('LANE_YELLOW');
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    expect(subject.take(claim(subject.state, first, LEASE, MONDAY_8 + MINUTE))).toEqual(['claimExtended']);
    expect(subject.open.authorities[0]?.leaseUntilMs).toBe(MONDAY_8 + MINUTE + LEASE);
  });

  it('of one authority leaves the case free for the others', () => {
    const subject = played('LANE_YELLOW', ['customs', 'quarantine']);
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    expect(subject.take(claim(subject.state, officerOf('quarantine'), LEASE, MONDAY_8))).toEqual(['caseClaimed']);
  });

  it('can be returned by its holder only, and is free then', () => {
    const subject = played('LANE_YELLOW');
    expect(subject.take(returnClaim(subject.state, first, MONDAY_8))).toBe('not-claimed');
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    expect(subject.take(returnClaim(subject.state, second, MONDAY_8))).toBe('claimed-by-another');
    expect(subject.take(returnClaim(subject.state, first, MONDAY_8))).toEqual(['claimReturned']);
    expect(subject.take(claim(subject.state, second, LEASE, MONDAY_8))).toEqual(['caseClaimed']);
  });

  it('needs a case, its office and its authority', () => {
    expect(claim({ status: 'NONE' }, first, LEASE, MONDAY_8)).toEqual({ refusal: 'case-not-found' });
    const subject = played('LANE_YELLOW');
    expect(subject.take(claim(subject.state, officerOf('customs', 'x', ['4908']), LEASE, MONDAY_8))).toBe('not-your-office');
    expect(subject.take(claim(subject.state, officerOf('maritime'), LEASE, MONDAY_8))).toBe('authority-not-required');
  });
});

describe('a decision', () => {
  const decide = (decision: CaseDecision) => {
    const subject = played('LANE_YELLOW');
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    return subject.take(decideCase(subject.state, first, decision, MONDAY_8));
  };

  it('needs a claim', () => {
    const subject = played('LANE_YELLOW');
    expect(subject.take(decideCase(subject.state, first, clear, MONDAY_8))).toBe('not-claimed');
  });

  it.each<[string, CaseDecision]>([
    ['reason-missing', { kind: 'hold', legalBasis: '海关法', reason: ' ', dueAtMs: 0 }],
    ['legal-basis-missing', { kind: 'hold', legalBasis: '', reason: 'permit', dueAtMs: 0 }],
    ['legal-basis-missing', { kind: 'refuse', legalBasis: ' ', reason: '' }],
    ['legal-basis-missing', { kind: 'inspect', legalBasis: '' }],
    ['due-in-the-past', { kind: 'hold', legalBasis: '海关法', reason: 'permit', dueAtMs: MONDAY_8 }],
    ['text-too-long', { kind: 'clear', legalBasis: 'x'.repeat(2001) }],
  ])('is refused as %s', (code, decision) => {
    expect(decide(decision)).toBe(code);
  });

  it('to clear ends the claim, and stands once', () => {
    const subject = played('LANE_YELLOW');
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    subject.take(decideCase(subject.state, first, clear, MONDAY_8));
    expect(subject.open.authorities[0]).toMatchObject({ decided: 'CLEAR', claimedBy: '', leaseUntilMs: 0 });
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    expect(subject.take(decideCase(subject.state, first, clear, MONDAY_8))).toBe('already-decided');
  });

  it('to hold can take a clearance back before release, and keeps the due time by law when it sets none', () => {
    const due = MONDAY_8 + 60 * MINUTE;
    const subject = played('LANE_YELLOW', [], { authorities: [{ authority: 'customs', rule: 'R', dueAtMs: due }] });
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    subject.take(decideCase(subject.state, first, clear, MONDAY_8));
    subject.take(claim(subject.state, first, LEASE, MONDAY_8));
    subject.take(decideCase(subject.state, first, { kind: 'hold', legalBasis: '海关法', reason: 'permit', dueAtMs: 0 }, MONDAY_8));
    expect(subject.open.authorities[0]).toMatchObject({ decided: 'HOLD', dueAtMs: due, claimedBy: 'officer-1' });
    expect(subject.take(decideCase(subject.state, first, clear, MONDAY_8))).toEqual(['authorityCleared']);
  });
});
