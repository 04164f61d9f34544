import type { Movement } from '#src/domain/movement';
import type { ReportMovement } from '#src/domain/movement-message';

export const CARRIER_COMPANY = '91430100MA4L00011K';
/** 2026-03-02 10:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 2, 2, 0, 0);

export function aMovement(changes: Partial<Movement> = {}): Movement {
  return {
    messageId: 'MSG-1',
    reporterCompany: CARRIER_COMPANY,
    milestone: 'MILESTONE_CARGO_ARRIVED',
    billNo: 'COSU6123456780',
    containerIds: ['CSQU3054383'],
    occurredAtMs: NOW - 60_000,
    location: '4902',
    transportMode: '2',
    ...changes,
  };
}

export function aReport(changes: Partial<Movement> = {}): ReportMovement {
  return { movement: aMovement(changes), contentDigest: 'digest', source: 'test', sample: false };
}
