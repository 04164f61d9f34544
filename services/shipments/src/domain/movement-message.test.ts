import { describe, expect, it } from 'vitest';
import { NOW, aMovement, aReport } from '../../test/builders.ts';
import { messageStreamId, movementMessage, reportMovement } from './movement-message.ts';
import type { MovementRefusal, MovementState, ReportMovement } from './movement-message.ts';
import { canonicalText } from './movement.ts';

const unknown: MovementState = movementMessage.initial;

function reported(report: ReportMovement): MovementState {
  const decision = reportMovement(unknown, report, NOW);
  if ('refusal' in decision) throw new Error(decision.refusal);
  return decision.reduce(movementMessage.evolve, unknown);
}

function faultsOf(report: ReportMovement, now = NOW): readonly string[] {
  const decision = reportMovement(unknown, report, now) as Extract<MovementRefusal, { refusal: 'invalid-movement' }>;
  return 'refusal' in decision ? decision.faults.map(({ rule, path }) => `${rule} ${path}`) : [];
}

describe('reporting a movement', () => {
  it('records it once, with the time at which it happened', () => {
    const decision = reportMovement(unknown, aReport({ containerIds: ['MSCU6639870', 'CSQU3054383', 'MSCU6639870'] }), NOW);
    expect(decision).toEqual([
      {
        occurredAtMs: NOW - 60_000,
        source: 'test',
        fact: {
          $case: 'movementReported',
          value: expect.objectContaining({
            containerIds: ['CSQU3054383', 'MSCU6639870'],
            billNo: 'COSU6123456780',
            sample: false,
          }) as unknown,
        },
      },
    ]);
  });

  it('again with the same content changes nothing, whatever the order of its containers', () => {
    const state = reported(aReport({ containerIds: ['MSCU6639870', 'CSQU3054383'] }));
    expect(reportMovement(state, aReport({ containerIds: ['CSQU3054383', 'MSCU6639870'] }), NOW)).toEqual([]);
  });

  it('again with the same content is a repeat even when the clock was set back meanwhile', () => {
    expect(reportMovement(reported(aReport()), aReport(), NOW - 86_400_000)).toEqual([]);
  });

  it('under a used message id with another content is refused and says what differs', () => {
    const decision = reportMovement(reported(aReport()), aReport({ billNo: 'COSU0000000001', occurredAtMs: NOW }), NOW);
    expect(decision).toEqual({ refusal: 'message-id-reused', differs: ['billNo', 'occurredAtMs'] });
  });

  it('lists every fault at once', () => {
    const report = aReport({
      messageId: 'has space',
      milestone: 'MILESTONE_UNSPECIFIED',
      billNo: 'bill no',
      containerIds: ['CSQU3054383', 'ZIMU1234567', 'X'],
      occurredAtMs: NOW + 300_001,
      location: 'Changsha',
      transportMode: '22',
    });
    expect(faultsOf(report)).toEqual([
      'shape /messageId',
      'unknown-milestone /milestone',
      'shape /billNo',
      'container-check-digit /containerIds/1',
      'container-shape /containerIds/2',
      'occurred-in-the-future /occurredAtMs',
      'shape /location',
      'shape /transportMode',
    ]);
  });

  it.each([
    [NOW + 300_000, []],
    [NOW + 300_001, ['occurred-in-the-future /occurredAtMs']],
    [Date.UTC(1990, 0, 1), []],
    [Date.UTC(1990, 0, 1) - 1, ['occurred-too-early /occurredAtMs']],
    [0, ['occurred-too-early /occurredAtMs']],
    [1.5, ['occurred-too-early /occurredAtMs']],
    [Number.NaN, ['occurred-too-early /occurredAtMs']],
  ])('that occurred at %d is judged at the border', (occurredAtMs, faults) => {
    expect(faultsOf(aReport({ occurredAtMs }))).toEqual(faults);
  });

  it.each(['COSU6123456780', '999-12345675', '99912345675_HAWB01', 'A'.repeat(32), '1'])('takes the bill number %s', (billNo) => {
    expect(faultsOf(aReport({ billNo }))).toEqual([]);
  });

  it.each(['', 'A'.repeat(33), 'cosu1', ' COSU1', 'COSU1\n', '提单'])('refuses the bill number %j', (billNo) => {
    expect(faultsOf(aReport({ billNo }))).toEqual(['shape /billNo']);
  });

  it('may leave the place and the transport mode out', () => {
    expect(faultsOf(aReport({ location: '', transportMode: '' }))).toEqual([]);
  });

  it('takes letters as transport modes and refuses more than 999 containers', () => {
    expect(faultsOf(aReport({ transportMode: 'Y', containerIds: [] }))).toEqual([]);
    expect(faultsOf(aReport({ containerIds: Array<string>(1000).fill('CSQU3054383') }))).toEqual(['too-many-containers /containerIds']);
  });
});

describe('the stream of a message', () => {
  it('is named after reporter and message id, also when these hold a slash or half a character', () => {
    expect(messageStreamId(aMovement({ reporterCompany: 'a/b', messageId: 'x y' }))).toBe('a%2Fb/x%20y');
    expect(messageStreamId(aMovement({ messageId: '\ud800' }))).toContain('%EF%BF%BD');
  });

  it('has one text for one content', () => {
    const text = canonicalText(aMovement({ containerIds: ['MSCU6639870', 'CSQU3054383'] }));
    expect(canonicalText(aMovement({ containerIds: ['CSQU3054383', 'MSCU6639870', 'CSQU3054383'] }))).toBe(text);
    expect(canonicalText(aMovement())).not.toBe(text);
  });
});
