import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';
import { describe, expect, test } from 'vitest';
import { MASK, NoSuchEvent, correctedBytes, maskedJson } from './event-json.ts';

const cleared = {
  occurredAtMs: 1_764_000_000_000,
  source: 'customs-officer',
  fact: {
    $case: 'authorityCleared' as const,
    value: { caseId: 'c1', declarationId: 'd1', authority: 'customs', officer: 'customs-officer', legalBasis: 'L1' },
  },
};
const bytes = ClearanceEvent.encode(ClearanceEvent.fromPartial(cleared)).finish();
const before = { type: 'authorityCleared', bytes };
const edited = (value: object, rest: object = {}): string => {
  const json = maskedJson('clearance', bytes) as { fact: { value: object } };
  return JSON.stringify({ ...json, ...rest, fact: { ...json.fact, value: { ...json.fact.value, ...value } } });
};
const pathOf = (json: string): string => {
  try {
    correctedBytes('clearance', before, json);
  } catch (error) {
    if (error instanceof NoSuchEvent) return error.path;
    throw error;
  }
  return expect.unreachable('the correction was taken');
};

describe('an event that an administrator reads', () => {
  test('shows ids, and masks who did it', () => {
    expect(maskedJson('clearance', bytes)).toMatchObject({
      source: MASK,
      fact: { $case: 'authorityCleared', value: { caseId: 'c1', authority: 'customs', officer: MASK, legalBasis: 'L1' } },
    });
  });

  test('shows each topic that there is', () => {
    const value = { subscriptionId: 's1', url: 'https://broker.example/hook/s3cret', name: 'ours' };
    const changed = SingleWindowEvent.fromPartial({ fact: { $case: 'subscriptionChanged', value } });
    expect(maskedJson('single-window', SingleWindowEvent.encode(changed).finish())).toMatchObject({
      fact: { value: { subscriptionId: 's1', url: MASK, name: MASK } },
    });
  });

  test('is told as unreadable where its bytes are no message, or its topic is unknown', () => {
    expect(maskedJson('clearance', new Uint8Array([255, 255, 255]))).toBeUndefined();
    expect(maskedJson('elsewhere', bytes)).toBeUndefined();
  });
});

describe('a correction', () => {
  test('changes what it names, and leaves what was masked', () => {
    const corrected = ClearanceEvent.decode(correctedBytes('clearance', before, edited({ caseId: 'c2' })));
    expect(corrected).toEqual(
      ClearanceEvent.fromPartial({ ...cleared, fact: { ...cleared.fact, value: { ...cleared.fact.value, caseId: 'c2' } } }),
    );
  });

  test.each([
    ['no JSON', '{', ''],
    ['no object', '[]', ''],
    ['another fact', JSON.stringify({ ...cleared, fact: { ...cleared.fact, $case: 'caseReleased' } }), '/fact/$case'],
    ['a number for a text', edited({ caseId: 7 }), '/fact/value/caseId'],
    ['a field that is none', edited({ casseId: 'c2' }), '/fact/value/casseId'],
    ['a text for a number', edited({}, { occurredAtMs: 'now' }), '/fact/value'],
  ])('with %s is refused with its place', (_what, json, path) => {
    expect(pathOf(json)).toBe(path);
  });
});
