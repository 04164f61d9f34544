import fc from 'fast-check';
import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import {
  administrator,
  customsOfficer,
  maritimeOfficer,
  operatorA,
  operatorB,
  planner,
  quarantineOfficer,
  tokenFor,
} from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import { harness, refusalOf } from './harness.ts';

describe('a declaration on its way through clearance', () => {
  it('goes to release, tells its timeline with both times, and waits for nobody then', async () => {
    await using service = await harness();
    const { declarationId } = await service.submit(aDeclaration());
    const facts = factsOf(declarationId);
    const submittedAt = service.host.clock.now();
    await service.host.clock.advance(60_000);
    await service.clearance(declarationId, facts.opened(['customs', 'quarantine']), submittedAt + 1_000);
    await service.host.whenCaughtUp();
    expect((await service.get(declarationId)).row).toMatchObject({
      lane: 'RED',
      waiting: [
        { for: 'customs', owner: 'CUSTOMS', sinceMs: submittedAt + 1_000 },
        { for: 'quarantine', owner: 'OTHER_AUTHORITY', sinceMs: submittedAt + 1_000 },
        { for: 'arrival', owner: 'CARRIER', sinceMs: submittedAt + 1_000 },
      ],
    });
    await service.clearance(declarationId, facts.ordered('customs'), submittedAt + 2_000);
    await service.clearance(declarationId, facts.arrived());
    await service.clearance(declarationId, facts.cleared('quarantine'));
    await service.host.whenCaughtUp();
    expect((await service.get(declarationId)).row).toMatchObject({
      status: 'INSPECTING',
      waiting: [{ for: 'customs', owner: 'CUSTOMS', sinceMs: submittedAt + 2_000 }],
    });
    for (const fact of [facts.recorded('customs'), facts.reviewed(), facts.cleared('customs'), facts.released()]) {
      await service.clearance(declarationId, fact, submittedAt + 3_000);
    }
    await service.host.whenCaughtUp();
    const { row, timeline, version } = await service.get(declarationId);
    expect(row).toMatchObject({ status: 'RELEASED', waiting: [], releasedAtMs: submittedAt + 3_000, version });
    const names = timeline.map(({ fact }) => fact);
    expect(names.slice(0, 2)).toEqual(['DECL_SUBMITTED', 'DECL_ACCEPTED']);
    expect([...names].sort()).toEqual([
      'DECL_ACCEPTED',
      'DECL_SUBMITTED',
      'INSPECTION_DONE',
      'INSPECTION_ORDERED',
      'RELEASED',
      'REVIEW_DONE',
    ]);
    const release = timeline.find(({ fact }) => fact === 'RELEASED');
    expect(release).toMatchObject({ occurredAtMs: submittedAt + 3_000, recordedAtMs: submittedAt + 60_000, source: 'customs' });
  });

  it('ends the same in whatever order the facts of clearance come, and is released once', async () => {
    await using service = await harness();
    const orders = fc.sample(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), 12);
    for (const order of orders) {
      const { declarationId } = await service.submit(aDeclaration());
      const facts = factsOf(declarationId);
      const all = [facts.opened(), facts.reviewed(), facts.ordered('customs'), facts.recorded('customs'), facts.released()];
      for (const place of order) await service.clearance(declarationId, all[place]!);
      await service.clearance(declarationId, facts.released());
      await service.host.whenCaughtUp();
      expect((await service.get(declarationId)).row).toMatchObject({ status: 'RELEASED', lane: 'RED', waiting: [] });
      const stored = await service.facts(declarationId);
      expect(stored.filter(({ fact }) => fact?.$case === 'declarationReleased')).toHaveLength(1);
    }
  });

  it('is detained by a finding, and returned by a refusal', async () => {
    await using service = await harness();
    const { declarationId } = await service.submit(aDeclaration());
    const facts = factsOf(declarationId);
    for (const fact of [facts.opened(), facts.ordered('customs'), facts.recorded('customs', 'FINDING_PROHIBITED')]) {
      await service.clearance(declarationId, fact);
    }
    await service.host.whenCaughtUp();
    expect((await service.get(declarationId)).row?.status).toBe('DETAINED');
    await service.clearance(declarationId, facts.refused('customs'));
    await service.host.whenCaughtUp();
    expect((await service.get(declarationId)).row).toMatchObject({ status: 'RETURNED', waiting: [] });
  });

  it('parks a fact about a declaration that is not there, and goes on with the others', async () => {
    await using service = await harness();
    const { declarationId } = await service.submit(aDeclaration());
    await service.clearance('nobody', factsOf('nobody').released());
    await service.clearance(declarationId, factsOf(declarationId).released());
    await service.host.whenCaughtUp();
    expect((await service.get(declarationId)).row?.status).toBe('RELEASED');
    const parked = await service.host.events.parking.list('declarations.on-case-released', 10);
    expect(parked.map(({ stream, error }) => [stream, error.includes('unknown-declaration')])).toEqual([['case/nobody', true]]);
  });

  it('goes on where it was after a restart in the middle', async () => {
    let service = await harness();
    const { declarationId } = await service.submit(aDeclaration());
    const facts = factsOf(declarationId);
    await service.clearance(declarationId, facts.opened());
    await service.clearance(declarationId, facts.reviewed());
    service = await service.restart();
    await using last = service;
    await last.clearance(declarationId, facts.released());
    await last.host.whenCaughtUp();
    const { row, timeline } = await last.get(declarationId);
    expect(row?.status).toBe('RELEASED');
    expect(timeline.filter(({ fact }) => fact === 'REVIEW_DONE')).toHaveLength(1);
  });
});

describe('who sees which declarations', () => {
  it('is decided by company, office and authority; what may not be seen is not found', async () => {
    await using service = await harness();
    const rail = await service.submit(aDeclaration());
    const air = await service.submit(aDeclaration({ header: { customsOffice: '4908', portOffice: '4908' } }));
    for (const { declarationId } of [rail, air])
      await service.clearance(declarationId, factsOf(declarationId).opened(['customs', 'maritime']));
    await service.host.whenCaughtUp();
    const seenBy = async (by: Parameters<typeof service.list>[1]) =>
      (await service.list({}, by)).rows.map((row) => row.declarationId).sort();
    const both = [rail.declarationId, air.declarationId].sort();
    expect(await seenBy(operatorA)).toEqual(both);
    expect(await seenBy(operatorB)).toEqual([]);
    expect(await seenBy(administrator)).toEqual(both);
    expect(await seenBy(customsOfficer)).toEqual([rail.declarationId]);
    expect(await seenBy(maritimeOfficer)).toEqual([]);
    expect((await service.get(rail.declarationId, customsOfficer)).row?.declarationNo).toBe(rail.declarationNo);
    expect((await service.get(rail.declarationNo)).row?.declarationId).toBe(rail.declarationId);
    // quarantine is at that office too, but takes no part in this case
    expect(await seenBy(quarantineOfficer)).toEqual([]);
    for (const by of [operatorB, maritimeOfficer, quarantineOfficer]) {
      expect((await refusalOf(service.get(rail.declarationId, by))).refusal.code).toBe('not-found');
      expect((await refusalOf(service.get(rail.declarationNo, by))).refusal.code).toBe('not-found');
    }
    expect((await refusalOf(service.get('../etc', administrator))).refusal.code).toBe('not-found');
    expect((await refusalOf(service.list({}, planner))).kind).toBe('forbidden');
  });
});

describe('what an officer reads of a declaration', () => {
  it('is nothing until the case says that the authority takes part, and then no values unless it needs them', async () => {
    await using service = await harness();
    const { declarationId } = await service.submit(aDeclaration());
    await service.host.whenCaughtUp();
    expect((await refusalOf(service.get(declarationId, customsOfficer))).refusal.code).toBe('not-found');
    await service.clearance(declarationId, factsOf(declarationId).opened(['customs', 'quarantine']));
    await service.host.whenCaughtUp();
    const whole = (await service.get(declarationId, customsOfficer)).content;
    const slice = (await service.get(declarationId, quarantineOfficer)).content;
    expect(whole?.items[0]).toMatchObject({ totalPrice: expect.stringMatching(/^\d/) as unknown });
    expect(slice?.items[0]).toEqual({ ...whole?.items[0], unitPrice: '', totalPrice: '', currency: '' });
    expect(slice?.header).toMatchObject({ billNo: whole?.header?.billNo, grossWeightKg: whole?.header?.grossWeightKg });
    expect([slice?.header?.freight, slice?.header?.insurance, slice?.header?.otherCosts]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the list', () => {
  it('shows a declaration of two offices once to an officer of both, on one page', async () => {
    await using service = await harness();
    const { declarationId } = await service.submit(aDeclaration({ header: { customsOffice: '4905', portOffice: '4902' } }));
    await service.clearance(declarationId, factsOf(declarationId).opened());
    await service.host.whenCaughtUp();
    const { rows, nextCursor } = await service.list({ limit: 1 }, customsOfficer);
    expect(rows.map((row) => row.declarationId)).toEqual([declarationId]);
    expect(nextCursor).toBe('');
  });

  it('pages without a gap or a repeat while new declarations come', async () => {
    await using service = await harness();
    for (let n = 0; n < 7; n++) {
      await service.host.clock.advance(1_000);
      await service.submit(aDeclaration({ header: { billNo: `BILL-${String(n)}` } }));
    }
    await service.host.whenCaughtUp();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await service.list({ limit: 3, cursor });
      seen.push(...page.rows.map(({ billNo }) => billNo));
      cursor = page.nextCursor;
      await service.host.clock.advance(1_000);
      await service.submit(aDeclaration({ header: { billNo: 'LATER' } }));
      await service.host.whenCaughtUp();
    } while (cursor !== '');
    expect(seen).toEqual(['BILL-6', 'BILL-5', 'BILL-4', 'BILL-3', 'BILL-2', 'BILL-1', 'BILL-0']);
  });

  it('filters by every field, and waits for what was just written', async () => {
    await using service = await harness();
    const first = await service.submit(aDeclaration());
    await service.host.clock.advance(1_000);
    const exported = aDeclaration({
      header: { direction: 'E', terms: '3', billNo: 'B2', transportMode: '4', customsOffice: '4902', portOffice: '4902' },
      containers: [],
    });
    const second = await service.submit(exported);
    const fresh = await service.list({ waitDeclarationId: second.declarationId, waitVersion: second.version });
    expect(fresh.rows.map(({ declarationId }) => declarationId)).toEqual([second.declarationId, first.declarationId]);
    const filters = [
      [{ direction: 'EXPORT' }, second],
      [{ direction: 'I' }, first],
      [{ customsOffice: '4902' }, second],
      [{ transportMode: '4' }, second],
      [{ billNo: 'B2' }, second],
      [{ containerId: 'TBJU1000016' }, first],
      [{ declarationNo: '4905' }, first],
      [{ submittedFromMs: service.host.clock.now() }, second],
      [{ submittedBeforeMs: service.host.clock.now() }, first],
    ] as const;
    for (const [query, expected] of filters) {
      expect((await service.list(query)).rows.map(({ declarationId }) => declarationId)).toEqual([expected.declarationId]);
    }
    expect((await service.list({ statuses: ['RECEIVED'] })).rows).toHaveLength(2);
    expect((await service.list({ statuses: ['RELEASED'] })).rows).toHaveLength(0);
    expect((await service.list({ direction: 'sideways' })).rows).toHaveLength(0);
    expect((await service.list({ sort: 'declarationNo' })).rows.map(({ declarationNo }) => declarationNo)).toEqual(
      [first.declarationNo, second.declarationNo].sort(),
    );
    expect((await service.list({ changedSinceMs: service.host.clock.now() + 1 })).rows).toHaveLength(0);
    expect((await service.list({ submittedFromMs: 1, submittedBeforeMs: 2, countUpTo: 10 })).count).toBe(0);
    expect((await refusalOf(service.list({ sort: 'name' }))).refusal.code).toBe('unknown-sort');
    expect((await refusalOf(service.list({ cursor: 'xx' }))).refusal.code).toBe('bad-cursor');
  });
});

describe('the read model', () => {
  it('is the same after it was dropped and rebuilt from the events', async () => {
    await using service = await harness();
    for (let n = 0; n < 5; n++) {
      const { declarationId } = await service.submit(aDeclaration());
      const facts = factsOf(declarationId);
      for (const fact of [facts.opened(['customs', 'road']), facts.reviewed(), facts.arrived()])
        await service.clearance(declarationId, fact);
      if (n % 2 === 0) await service.clearance(declarationId, facts.released());
    }
    await service.host.whenCaughtUp();
    const before = await service.list();
    const operations = service.host.grpc.client('declarations', OperationsServiceService);
    const report = await operations.rebuildReadModel(
      { readModel: 'declaration-list', reason: '' },
      { token: await tokenFor(administrator), deadlineMs: 20_000 },
    );
    expect(report.documents).toBe(5);
    expect(report.digestAfter).toBe(report.digestBefore);
    const withoutChange = (rows: typeof before.rows) => rows.map((row) => ({ ...row, changedAtMs: 0 }));
    expect(withoutChange((await service.list()).rows)).toEqual(withoutChange(before.rows));
  });
});
