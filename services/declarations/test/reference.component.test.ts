import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindCodesRequest, ReferenceServiceService } from '@tongguan/contracts/declarations/v1/reference';
import { aDeclaration, codeTableSet } from './builders.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await harness();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
const client = () => world.host.grpc.client('declarations', ReferenceServiceService);
// nobody is signed in
const find = (query: Partial<FindCodesRequest>) => client().findCodes(FindCodesRequest.fromPartial(query), {});
const codes = async (query: Partial<FindCodesRequest>) => (await find(query)).rows.map(({ code }) => code);

describe('the rule catalogue', () => {
  it('is for everybody, and has all of V01 to V20 with their words', async () => {
    const { rules, version } = await client().listRules({}, {});
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    const ids = rules.map(({ id }) => id);
    for (let number = 1; number <= 20; number++) expect(ids).toContain(`V${String(number).padStart(2, '0')}`);
    expect(rules.find(({ id }) => id === 'V16')).toMatchObject({
      ...{ severities: ['warning'], verified: false, since: '2026-11-27', source: expect.stringContaining('V16') as string },
      needs: { en: expect.stringContaining('shipments') as string },
    });
    expect(rules.find(({ id }) => id === 'V05')?.needs).toBeUndefined();
  });
  it('says what the flags of a summary demand and what its completion agrees on, out of the table that the checks read', async () => {
    const { rules } = await client().listRules({}, {});
    const [summary, differs] = ['summary', 'summary-differs'].map((wanted) => rules.find(({ id }) => id === wanted));
    expect(summary).toMatchObject({ since: '2026-11-27', verified: false, severities: ['error'], tables: ['summary-fields'] });
    expect(summary?.source).toContain('domain.md 3.5 [M]');
    for (const { zh, en } of codeTableSet.tables['summary-fields'].entries) {
      expect(summary?.text?.zh).toContain(zh);
      expect(summary?.text?.en).toContain(en);
    }
    expect(summary?.text?.zh).toMatch(/涉检另须：.*用途；涉税另须：担保备案编号$/);
    expect(differs?.text?.zh).toContain('提运单号');
    expect(differs?.text?.zh).not.toContain('用途');
  });
});

describe('code tables', () => {
  it('are listed with version, rows and how many are verified', async () => {
    const { version, tables } = await client().listCodeTables({}, {});
    expect(version).toBe(codeTableSet.version);
    const countries = tables.find(({ table }) => table === 'countries');
    expect(countries).toMatchObject({ rows: 265, verifiedRows: 250, unknownCode: 'warning', title: { zh: '国别(地区)代码表' } });
    expect(tables.find(({ table }) => table === 'trade-modes')).toMatchObject({ verifiedRows: 0 });
  });
  it('are searched by the beginning of a code, by names in both languages and by pinyin initials', async () => {
    expect(await codes({ table: 'customs-offices', q: '490', limit: 3 })).toEqual(['4900', '4901', '4902']);
    expect(await codes({ table: 'customs-offices', q: '长沙' })).toEqual(['4900', '4908']);
    expect(await codes({ table: 'customs-offices', q: 'csgq' })).toEqual(['4900']);
    expect(await codes({ table: 'customs-offices', q: 'CQ' })).toEqual(['8000']);
    expect(await codes({ table: 'countries', q: 'germ' })).toEqual(['DEU']);
    expect(await codes({ table: 'countries', q: 'xgr' })).toEqual([]);
    expect((await codes({ table: 'trade-modes', q: 'ybmy' }))[0]).toBe('0110');
    expect(await codes({ table: 'units', q: '%' })).toEqual([]);
  });
  it('are those of the day', async () => {
    expect(await codes({ table: 'trade-modes', q: '9710', on: '2020-06-30' })).toEqual([]);
    expect(await codes({ table: 'trade-modes', q: '9710', on: '2020-07-01' })).toEqual(['9710']);
    const { rows, on } = await find({ table: 'ecommerce-limits', on: '2018-05-11', q: 'single' });
    expect(on).toBe('2018-05-11');
    expect(rows).toEqual([expect.objectContaining({ validTo: '2018-12-31', confidence: 'memory', attributes: { yuan: '2000' } })]);
  });
  it('come page by page, each code once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await find({ table: 'units', limit: 50, cursor });
      seen.push(...page.rows.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(seen).toEqual(codeTableSet.tables.units.entries.map(({ code }) => code));
  });
  it('refuse what they do not have', async () => {
    expect((await refusalOf(find({ table: 'toString' }))).refusal.code).toBe('unknown-table');
    expect((await refusalOf(find({ table: 'units', on: '2018-02-30' }))).refusal.code).toBe('bad-day');
    expect((await refusalOf(find({ table: 'units', cursor: 'feedfeedfeedfeed.50' }))).refusal.code).toBe('bad-cursor');
  });
  it('leave their version in what was accepted by them', async () => {
    const { declarationId } = await world.submit(aDeclaration());
    const facts = (await world.facts(declarationId)).map(({ fact }) => fact);
    expect(facts).toContainEqual(
      expect.objectContaining({
        $case: 'declarationAccepted',
        value: expect.objectContaining({ codeTablesVersion: codeTableSet.version }) as unknown,
      }),
    );
  });
});
