import { describe, expect, it } from 'vitest';
import type { DeclarationRow, ListState } from '#src/pages/operator/list-state';
import { NO_FILTER } from '#src/pages/operator/list-state';
import { isNewer, matches, withRow, wouldBeShown } from '#src/pages/operator/live-rows';

const row = (changes: Partial<DeclarationRow> = {}): DeclarationRow => ({
  ...{ id: 'd1', declarationNo: '490520261000000001', status: 'RECEIVED', direction: 'IMPORT', customsOffice: '4905', transportMode: '3' },
  ...{ billNo: 'SMGS-1', containerIds: ['TBJU1000016'], traderCompany: 'T', traderName: 'T', declarantCompany: 'D', filedByCompany: 'D' },
  ...{ submittedAt: '2026-11-25T12:00:00.000Z', releasedAt: null, returnedAt: null, lane: 'RED', sample: false, version: 2 },
  ...{ withdrawnAt: null, contentVersion: 1, openRequest: null, twoStep: null, listType: null },
  ...{ arrivedAt: null, expiresAt: null, warnsAt: null, expiredAt: null, leftAt: null, closedAt: null, refundStatus: null },
  waiting: [{ for: 'customs', owner: 'CUSTOMS', bill: null, since: '2026-11-25T12:00:01.000Z' }],
  changedAt: '2026-11-25T12:00:02.000Z',
  ...changes,
});
const filter = (changes: Partial<ListState> = {}): ListState => ({ ...NO_FILTER, sort: '-submittedAt', ...changes });

describe('a row that comes by the stream', () => {
  it.each<[Partial<ListState>, boolean]>([
    [{}, true],
    [{ q: 'tbju 1000016' }, true],
    [{ q: 'smgs' }, true],
    [{ q: '4905 2026' }, true],
    [{ q: 'TBJU2' }, false],
    [{ q: 'xx' }, true],
    [{ status: ['REVIEWED'] }, false],
    [{ status: ['REVIEWED', 'RECEIVED'] }, true],
    [{ lane: ['GREEN'] }, false],
    [{ waitingFor: ['CUSTOMS', 'PORT'] }, true],
    [{ waitingFor: ['CARRIER'] }, false],
    [{ direction: 'EXPORT' }, false],
    [{ customsOffice: '4902' }, false],
    [{ transportMode: '3' }, true],
    // midnight in China, not in Greenwich
    [{ submittedFrom: '2026-11-25' }, true],
    [{ submittedFrom: '2026-11-26' }, false],
    [{ submittedBefore: '2026-11-26' }, true],
    [{ submittedBefore: '2026-11-25' }, false],
  ])('belongs to the list with %j: %s', (changes, expected) => {
    expect(matches(row(), filter(changes))).toBe(expected);
  });

  it('changes a shown row in its place, unless it is older', () => {
    const list = { rows: [row({ id: 'a' }), row(), row({ id: 'z' })], nextCursor: null, count: null };
    const newer = row({ status: 'RELEASED', version: 3 });
    expect(withRow(list, newer)?.rows.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'RECEIVED'],
      ['d1', 'RELEASED'],
      ['z', 'RECEIVED'],
    ]);
    expect(withRow(list, row({ version: 1, status: 'RELEASED' }))?.rows[1]?.status).toBe('RECEIVED');
    expect(isNewer(row({ changedAt: '2026-11-25T12:00:03.000Z' }), row())).toBe(true);
    expect(isNewer(row(), row())).toBe(false);
    expect(withRow(list, row({ id: 'other' }))).toBeUndefined();
  });

  it('is news only where it would be on the first page', () => {
    const last = row({ id: 'last', submittedAt: '2026-11-25T11:00:00.000Z' });
    const page = { rows: [last], nextCursor: 'more', count: null };
    expect(wouldBeShown(row(), page, '-submittedAt')).toBe(true);
    expect(wouldBeShown(row({ submittedAt: '2026-11-25T10:00:00.000Z' }), page, '-submittedAt')).toBe(false);
    expect(wouldBeShown(row({ submittedAt: '2026-11-25T10:00:00.000Z' }), { ...page, nextCursor: null }, '-submittedAt')).toBe(true);
    expect(wouldBeShown(row(), page, 'waitingSince')).toBe(true);
    expect(wouldBeShown(row({ status: 'RELEASED' }), page, 'waitingSince')).toBe(false);
  });
});
