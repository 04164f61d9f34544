import { testHost } from '@tongguan/testing/host';
import { expect, it } from 'vitest';
import type { Officer } from '../src/domain/officer.ts';
import type { QueueEntry } from '../src/read-models/queue.ts';
import { queueDefinition } from '../src/read-models/queue.ts';
import type { CaseEntry } from '../src/read-models/case-list.ts';
import { caseListDefinition } from '../src/read-models/case-list.ts';
import { readyQuery } from '../src/use-cases/list-ready.ts';
import { stuckConditions } from '../src/use-cases/list-stuck.ts';
import { dueQuery } from '../src/use-cases/mark-overdue.ts';
import type { QueueFilter } from '../src/read-models/queue-query.ts';
import { queueQuery } from '../src/read-models/queue-query.ts';
import { officerOf } from './builders.ts';

const everything: QueueFilter = {
  authority: '',
  offices: [],
  lanes: [],
  transportModes: [],
  actionableOnly: false,
  minAgeMs: 0,
  waitsFor: [],
  overdueOnly: false,
  mineOnly: false,
  search: '',
  sort: '',
  cursor: '',
  limit: 50,
  changedSinceMs: 0,
  includeClosed: false,
  waitCaseId: '',
  waitVersion: 0,
};

it('serves every question to the queue from an index', async () => {
  await using host = await testHost();
  const model = await host.readModels.open<QueueEntry>(queueDefinition);
  const servedBy = (officer: Officer | undefined, filter: Partial<QueueFilter>) =>
    model.explain(queueQuery(officer, { ...everything, ...filter }, host.clock.now()));

  expect(await servedBy(officerOf('customs', 'one-office', ['4905']), {})).toBe('by-office');
  expect(await servedBy(officerOf('customs'), {})).toMatch(/^by-(office|authority)$/);
  expect(
    await servedBy(officerOf('customs'), { lanes: ['LANE_RED'], transportModes: ['2', '3'], actionableOnly: true, minAgeMs: 1 }),
  ).toMatch(/^by-(office|authority|age|count)$/);
  expect(await servedBy(undefined, { authority: 'road' })).toBe('by-authority');
  expect(await servedBy(undefined, {})).toBe('by-status');
  expect(await servedBy(officerOf('customs'), { changedSinceMs: host.clock.now(), includeClosed: true })).toBeDefined();
  expect(await model.explain(dueQuery(host.clock.now()))).toBe('by-due-time');
  expect(await model.explain({ where: [{ field: 'declarationNo', equals: '490520181000000001' }], limit: 1 })).toBe('by-declaration-no');
  expect(await servedBy(officerOf('customs'), { search: '4905' })).toBe('by-key');
  expect(await servedBy(officerOf('customs'), { mineOnly: true })).toBe('by-claim');
  expect(await servedBy(officerOf('customs'), { sort: 'age' })).toBe('by-age');
  expect(await servedBy(officerOf('customs'), { sort: 'deadline' })).toBe('by-deadline');
  const stuck = { where: stuckConditions(officerOf('customs'), [], 'decision', host.clock.now()), limit: 50 };
  expect(await model.explain({ ...stuck, sort: { field: 'waitsSinceMs', direction: 'asc' } })).toBe('by-age');
  const cases = await host.readModels.open<CaseEntry>(caseListDefinition);
  expect(await cases.explain(readyQuery(officerOf('customs'), { offices: [], cursor: '', limit: 0 }, host.clock.now()))).toBe('by-ready');
});
