import { administrator, customsOfficer, maritimeOfficer, operatorA, operatorB } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aContainer, aDeclaration, anItem, MAKER } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

const idsOf = async (listed: ReturnType<Harness['list']>): Promise<string[]> =>
  (await listed).rows.map(({ declarationId }) => declarationId);

describe('one search field', () => {
  it('finds by the beginning of number, bill and container, however they are written, and only among the own', async () => {
    await using service = await harness();
    const party = { creditCode: MAKER, customsCode: '4301980002', name: '示例烟花制造有限公司' };
    const mine = await service.submit(aDeclaration({ header: { billNo: 'MEDU-1234567890' } }));
    const theirs = await service.submit(
      aDeclaration({
        header: { billNo: 'MEDU-1234567899', trader: party, owner: party, declarant: party },
        containers: [aContainer({ containerId: 'MSKU1234565' })],
        items: [anItem()],
      }),
      { by: operatorB },
    );
    await service.host.whenCaughtUp();
    for (const q of ['MEDU-123', 'medu-1234567890', ' TBJU 100001 6', mine.declarationNo.slice(0, 8), mine.declarationNo]) {
      expect([q, await idsOf(service.list({ q }))]).toEqual([q, [mine.declarationId]]);
    }
    expect(await idsOf(service.list({ q: 'MSKU1234565' }))).toEqual([]);
    expect(await idsOf(service.list({ q: 'MSKU1234565' }, operatorB))).toEqual([theirs.declarationId]);
    expect(await idsOf(service.list({ q: '%_/*' }))).toEqual([]);
    const searching = await refusalOf(service.list({ q: ' a b ' }));
    expect([searching.kind, searching.refusal.code]).toEqual(['invalid', 'search-too-short']);
  });

  it('finds whole names for officers of the office, and nothing for others', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    await service.clearance(declarationId, factsOf(declarationId).opened(['customs', 'maritime']));
    await service.host.whenCaughtUp();
    for (const q of ['TBJU1000016', 'SMGS18043000123', declarationNo, declarationNo.slice(0, 17)]) {
      expect(await idsOf(service.list({ q, countUpTo: 10 }, customsOfficer))).toEqual([declarationId]);
      expect(await idsOf(service.list({ q }, administrator))).toEqual([declarationId]);
      const { rows, count } = await service.list({ q, countUpTo: 10 }, maritimeOfficer);
      expect([rows, count]).toEqual([[], 0]);
      expect(await idsOf(service.list({ billNo: 'SMGS18043000123', containerId: 'TBJU1000016' }, maritimeOfficer))).toEqual([]);
    }
  });
});

describe('who holds the clock', () => {
  it('filters by lane and owner, and lists the longest waiting first, what is over last', async () => {
    await using service = await harness();
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) {
      await service.host.clock.advance(1_000);
      ids.push((await service.submit(aDeclaration({ header: { billNo: `BILL-${String(n)}` } }))).declarationId);
    }
    const [oldest = '', released = '', returned = '', arrived = ''] = ids;
    const start = service.host.clock.now();
    for (const id of ids) await service.clearance(id, factsOf(id).opened(['customs']), start);
    await service.clearance(arrived, factsOf(arrived).arrived(), start + 1);
    await service.clearance(arrived, factsOf(arrived).ordered('customs'), start + 60_000);
    await service.clearance(released, factsOf(released).released());
    await service.clearance(returned, factsOf(returned).refused('customs'), start + 5_000);
    await service.host.whenCaughtUp();

    expect(await idsOf(service.list({ sort: 'waitingSince' }))).toEqual([oldest, arrived, returned, released]);
    expect(await idsOf(service.list({ sort: '-waitingSince' }))).toEqual([released, returned, arrived, oldest]);
    expect(await idsOf(service.list({ waitingOwners: ['CUSTOMS'] }))).toEqual([arrived, oldest]);
    expect(await idsOf(service.list({ waitingOwners: ['CARRIER'] }))).toEqual([oldest]);
    expect(await idsOf(service.list({ waitingOwners: ['PORT', 'TRADER'] }))).toEqual([]);
    expect(await idsOf(service.list({ statuses: ['RECEIVED', 'INSPECTING'] }))).toEqual([arrived, oldest]);
    expect(await idsOf(service.list({ statuses: ['RETURNED'] }))).toEqual([returned]);
    expect(await idsOf(service.list({ statuses: ['RETURNED', 'RELEASED'] }))).toEqual([returned, released]);
    expect(await idsOf(service.list({ lanes: ['RED'] }))).toHaveLength(4);
    expect(await idsOf(service.list({ lanes: ['GREEN', 'YELLOW'] }))).toEqual([]);
    const { rows } = await service.list({ statuses: ['RETURNED'] }, operatorA);
    expect(rows[0]).toMatchObject({ returnedAtMs: start + 5_000, releasedAtMs: 0, waiting: [] });
  });

  it('counts what matches, and says more where it stopped counting', async () => {
    await using service = await harness();
    for (let n = 0; n < 5; n++) await service.submit(aDeclaration({ header: { billNo: `BILL-${String(n)}` } }));
    await service.host.whenCaughtUp();
    const counted = async (query: Parameters<Harness['list']>[0]) => {
      const { rows, count, countMore } = await service.list(query);
      return [rows.length, count, countMore];
    };
    expect(await counted({ limit: 2 })).toEqual([2, 0, false]);
    expect(await counted({ limit: 2, countUpTo: 100 })).toEqual([2, 5, false]);
    expect(await counted({ limit: 2, countUpTo: 4 })).toEqual([2, 4, true]);
    expect(await counted({ limit: 50, countUpTo: 100 })).toEqual([5, 5, false]);
  });
});
