import { describe, expect, it } from 'vitest';
import { MONDAY_8, officerOf, opened, played } from '../../test/builders.ts';
import type { Finding } from './facts.ts';
import type { InspectionFinding } from './inspection-findings.ts';
import { MAX_FINDINGS, findingsRefusal, overallFinding } from './inspection-findings.ts';
import { isRecordOf, recordInspection } from './record-inspection.ts';
import { recordArrival } from './record-arrival.ts';

const goods = [1, 2].map((itemNo) => ({
  ...{ itemNo, hsCode: '3915100000', name: '废塑料', unNumber: '', originCountry: 'DEU', quantity: '1', unit: '035', accountLine: '' },
}));
const subject = opened({ goods, containerIds: ['CSQU3054383', 'MSCU6639870'] });
const at = (itemNo: number, containerId: string, finding: Finding = 'FINDING_IPR', note = ''): InspectionFinding => ({
  itemNo,
  containerId,
  finding,
  note,
});
const refusalOf = (overall: Finding, findings: readonly InspectionFinding[]) => findingsRefusal(subject, overall, findings);

describe('the finding of the whole', () => {
  it('is the given one, else the gravest of the single ones, else none', () => {
    expect(overallFinding('FINDING_SAFETY', [at(1, '', 'FINDING_REFER')])).toBe('FINDING_SAFETY');
    expect(
      overallFinding('FINDING_UNSPECIFIED', [at(1, '', 'FINDING_NO_ANOMALY'), at(2, '', 'FINDING_IPR'), at(0, '', 'FINDING_REFER')]),
    ).toBe('FINDING_REFER');
    expect(overallFinding('FINDING_UNSPECIFIED', [at(1, '', 'FINDING_NO_ANOMALY')])).toBe('FINDING_NO_ANOMALY');
    expect(overallFinding('FINDING_UNSPECIFIED', [])).toBeUndefined();
  });
});

describe('single findings', () => {
  it('are taken at items and containers of the case, at both, and at neither', () => {
    expect(refusalOf('FINDING_IPR', [at(1, ''), at(0, 'CSQU3054383'), at(1, 'CSQU3054383'), at(0, '')])).toBeUndefined();
  });

  it.each([
    ['no-such-item', [at(1, ''), at(3, '')], { path: '/findings/1', itemNo: '3' }],
    ['no-such-container', [at(0, 'TGHU1234567')], { path: '/findings/0', containerId: 'TGHU1234567' }],
    ['finding-twice', [at(1, ''), at(1, '', 'FINDING_SAFETY')], { path: '/findings/1' }],
    ['finding-missing', [at(1, '', 'FINDING_UNSPECIFIED')], { path: '/findings/0' }],
    ['text-too-long', [at(1, '', 'FINDING_IPR', 'x'.repeat(501))], { path: '/findings/0', most: '500' }],
    ['too-many-findings', Array.from({ length: MAX_FINDINGS + 1 }, () => at(1, '')), { most: '200' }],
  ] as const)('are refused as %s', (refusal, findings, detail) => {
    expect(refusalOf('FINDING_IPR', findings)).toEqual({ refusal, detail });
  });

  it('with an anomaly contradict an inspection that is said to have found none', () => {
    expect(refusalOf('FINDING_NO_ANOMALY', [at(1, '', 'FINDING_NO_ANOMALY'), at(2, '')])).toEqual({
      refusal: 'finding-contradicts',
      detail: { path: '/findings/1' },
    });
  });

  it('stand in the fact, which is the record of the same findings and of no others', () => {
    const inspected = played('LANE_RED', ['customs'], { goods });
    inspected.take(recordArrival(inspected.state, MONDAY_8, MONDAY_8));
    const result = { finding: 'FINDING_UNSPECIFIED', note: '', findings: [at(2, '', 'FINDING_SAFETY', '漏液')], occurredAtMs: 0 } as const;
    expect(inspected.take(recordInspection(inspected.state, officerOf('customs'), result, MONDAY_8))).toEqual(['inspectionRecorded']);
    expect(inspected.events.at(-1)?.fact).toMatchObject({ value: { finding: 'FINDING_SAFETY', findings: result.findings } });
    expect(isRecordOf(inspected.events, result)).toBe(true);
    expect(isRecordOf(inspected.events, { ...result, finding: 'FINDING_SAFETY', findings: [] })).toBe(false);
  });
});
