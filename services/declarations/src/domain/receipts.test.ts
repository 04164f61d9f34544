import { describe, expect, it } from 'vitest';
import { codeTableSet } from '../../test/builders.ts';
import type { CodeEntry, CodeTableSet } from './code-tables.ts';
import type { DeclarationsEvent } from './events.ts';
import { receiptsOf } from './receipts.ts';

type Fact = NonNullable<DeclarationsEvent['fact']>;
const MORNING = Date.UTC(2026, 5, 30, 1);
const of = (occurredAtMs: number, $case: Fact['$case'], value: object = {}): DeclarationsEvent => ({
  ...{ occurredAtMs, source: 'customs' },
  fact: { $case, value: { declarationId: 'd', ...value } } as Fact,
});
const codes = (facts: readonly DeclarationsEvent[], tables = codeTableSet) => receiptsOf(facts, tables).map(({ channel }) => channel);

describe('receipts', () => {
  it('follow the facts of a declaration from its acceptance to its release', () => {
    const way = [
      of(MORNING, 'declarationSubmitted'),
      of(MORNING, 'declarationAccepted'),
      of(MORNING + 1, 'declarationReviewed'),
      of(MORNING + 2, 'declarationInspectionOrdered', { authority: 'quarantine' }),
      of(MORNING + 3, 'declarationInspected', { authority: 'quarantine' }),
      of(MORNING + 4, 'declarationReleased'),
    ];
    expect(receiptsOf(way, codeTableSet)).toEqual([
      { channel: 'L', noticeAtMs: MORNING, note: '海关入库成功' },
      { channel: 'J', noticeAtMs: MORNING + 1, note: '海关审结' },
      { channel: 'C', noticeAtMs: MORNING + 2, note: '查验通知(quarantine)' },
      { channel: 'P', noticeAtMs: MORNING + 4, note: '海关已放行' },
    ]);
  });

  it('say why a declaration came back', () => {
    const [, returned] = receiptsOf(
      [of(MORNING, 'declarationAccepted'), of(MORNING, 'declarationRefused', { authority: 'customs', legalBasis: '海关法第二十四条' })],
      codeTableSet,
    );
    expect(returned).toEqual({ channel: 'Z', noticeAtMs: MORNING, note: '海关退回修改，依据：海关法第二十四条' });
  });

  it('stand in the order of what happened, however late it was learned', () => {
    expect(codes([of(MORNING, 'declarationAccepted'), of(MORNING + 9, 'declarationReleased'), of(MORNING + 5, 'declarationReviewed')])).toEqual(['L', 'J', 'P']); // prettier-ignore
  });

  it('have the code of the day on which it happened, in China', () => {
    const midnight = Date.UTC(2026, 5, 30, 16);
    const table = codeTableSet.tables['receipt-codes'];
    const released = table.entries.find(({ code }) => code === 'P');
    if (released === undefined) throw new Error('the table has no P');
    const later: CodeEntry = { ...released, code: 'P2', validFrom: '2026-07-01' };
    const entries = [...table.entries.filter(({ code }) => code !== 'P'), { ...released, validTo: '2026-06-30' }, later];
    const changed: CodeTableSet = { ...codeTableSet, tables: { ...codeTableSet.tables, 'receipt-codes': { ...table, entries } } };
    expect(codes([of(midnight - 1, 'declarationReleased'), of(midnight, 'declarationReleased')], changed)).toEqual(['P', 'P2']);
  });

  it('are one for each fact that has one: the table names no fact twice on a day', () => {
    const facts = codeTableSet.tables['receipt-codes'].entries.flatMap(({ attributes }) => attributes['facts']?.split(' ') ?? []);
    expect(new Set(facts).size).toBe(facts.length);
    expect(facts).toEqual(expect.arrayContaining(['declarationAccepted', 'declarationReleased', 'declarationRefused']));
  });
});
