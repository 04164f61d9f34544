import { FindCodesResponse, ListCodeTablesResponse, ListRulesResponse } from '@tongguan/contracts/declarations/v1/reference';
import { describe, expect, it } from 'vitest';
import { app } from './window.ts';

const row = {
  ...{ code: '0110', name: { zh: '一般贸易', en: 'General trade' }, validFrom: '2000-01-01', validTo: '', source: 'a test' },
  ...{ confidence: 'memory', attributes: { some: 'thing' } },
};
const found = FindCodesResponse.fromPartial({ table: 'trade-modes', on: '2018-05-11', version: 'abc', rows: [row], nextCursor: 'abc.1' });

describe('code tables at the window', () => {
  it('are for everybody, and say what is verified', async () => {
    const tables = [
      { table: 'units', title: { zh: '单位', en: 'Units' }, about: 'x', version: 'abc', rows: 4, verifiedRows: 1, unknownCode: 'warning' },
    ];
    const window = await app({
      reference: { listCodeTables: () => Promise.resolve(ListCodeTablesResponse.fromPartial({ version: 'all', tables })) },
    });
    const reply = await window.inject('/v1/code-tables');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ version: 'all', tables: [{ ...tables[0], verifiedShare: 0.25 }] });
    expect(reply.headers['etag']).toBe('"all"');
  });
  it('answer the rows that were asked for, and nothing new to whoever has them', async () => {
    const asked: unknown[] = [];
    const window = await app({
      reference: {
        findCodes: (request) => {
          asked.push(request);
          return Promise.resolve(found);
        },
      },
    });
    const url = '/v1/code-tables/trade-modes?on=2018-05-11&q=ybmy&limit=1';
    const reply = await window.inject(url);
    expect(asked).toEqual([{ table: 'trade-modes', on: '2018-05-11', q: 'ybmy', limit: 1, cursor: '' }]);
    expect(reply.json()).toEqual({
      ...{ table: 'trade-modes', on: '2018-05-11', version: 'abc', nextCursor: 'abc.1' },
      rows: [{ ...row, validTo: null, verified: false }],
    });
    expect(reply.headers['cache-control']).toContain('public');
    const again = await window.inject({ url, headers: { 'if-none-match': String(reply.headers['etag']) } });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    const other = await window.inject({ url, headers: { 'if-none-match': '"abc.2018-05-10"' } });
    expect(other.statusCode).toBe(200);
  });
});

describe('the rules at the window', () => {
  it('are for everybody', async () => {
    const rule = {
      ...{ id: 'V16', text: { zh: '甲', en: 'a' }, hint: { zh: '乙', en: 'b' }, source: 'law', since: '2026-11-27' },
      ...{ severities: ['warning'], verified: false, tables: ['terms'] },
    };
    const rules = [rule, { ...rule, id: 'V18', needs: { zh: '丙', en: 'c' } }];
    const window = await app({ reference: { listRules: () => Promise.resolve(ListRulesResponse.fromPartial({ version: 'v1', rules })) } });
    const reply = await window.inject('/v1/rules');
    expect(reply.json()).toEqual({ version: 'v1', rules: [{ ...rule, needs: null }, rules[1]] });
    const again = await window.inject({ url: '/v1/rules', headers: { 'if-none-match': '"v1"' } });
    expect(again.statusCode).toBe(304);
  });
});
