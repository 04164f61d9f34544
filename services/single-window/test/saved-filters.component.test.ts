import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import type { App } from '#src/inbound/http/app-type';
import { openSavedFilters } from '#src/service';
import { app } from './window.ts';

let host: TestHost;
let window: App;
beforeAll(async () => {
  host = await testHost();
  window = await app({}, { savedFilters: await openSavedFilters(host) });
});
afterAll(async () => {
  await window.close();
  await host[Symbol.asyncDispose]();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
async function ask(method: Method, path: string, payload?: object, by = operatorA) {
  const headers = { authorization: `Bearer ${await tokenFor(by)}` };
  const reply = await window.inject({ method, url: `/v1/saved-filters${path}`, headers, ...(payload === undefined ? {} : { payload }) });
  return {
    status: reply.statusCode,
    body: reply.body === '' ? undefined : reply.json<{ id: string; code: string; filters: { name: string }[] }>(),
  };
}
const named = (name: string, query = 'lane=RED', list = 'declarations') => ({ list, name, query });
const namesOf = async (by = operatorA, list = 'declarations') =>
  (await ask('GET', `?list=${list}`, undefined, by)).body?.filters.map(({ name }) => name);

describe('saved filters', () => {
  test('are kept, listed by name, renamed, changed and removed', async () => {
    const red = await ask('POST', '', named(' 红色  通道 '));
    expect(red).toMatchObject({ status: 201, body: { list: 'declarations', name: '红色 通道', query: 'lane=RED' } });
    await ask('POST', '', named('Alpha', 'q=TBJU1000016'));
    await ask('POST', '', named('another list', 'sort=age', 'queue'));
    expect(await namesOf()).toEqual(['红色 通道', 'Alpha']);
    expect(await namesOf(operatorA, 'queue')).toEqual(['another list']);
    const path = `/${red.body?.id ?? ''}`;
    expect(await ask('PUT', path, { name: 'Zulu' })).toMatchObject({ status: 200, body: { name: 'Zulu', query: 'lane=RED' } });
    expect(await ask('PUT', path, { query: 'lane=GREEN' })).toMatchObject({ status: 200, body: { name: 'Zulu', query: 'lane=GREEN' } });
    expect(await namesOf()).toEqual(['Alpha', 'Zulu']);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect(await namesOf()).toEqual(['Alpha']);
    expect(await ask('DELETE', path)).toMatchObject({ status: 404, body: { code: 'filter-not-found' } });
  });

  test('take a name once, also when two tabs give it at the same moment', async () => {
    const tabs = await Promise.all([1, 2, 3, 4].map(() => ask('POST', '', named('at once'), operatorB)));
    expect(tabs.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await ask('POST', '', named('AT ONCE'), operatorB)).toMatchObject({ status: 409, body: { code: 'filter-name-taken' } });
    expect(await ask('POST', '', named('  '), operatorB)).toMatchObject({ status: 422, body: { code: 'filter-name-missing' } });
    expect((await ask('POST', '', { ...named('x'), owner: 'operator-a' }, operatorB)).status).toBe(422);
  });

  test('are of their user alone, and at most fifty', async () => {
    expect(await namesOf(operatorB)).toEqual(['at once']);
    for (let n = 0; n < 50; n++) expect((await ask('POST', '', named(`filter ${String(n)}`), customsOfficer)).status).toBe(201);
    expect(await ask('POST', '', named('one more'), customsOfficer)).toMatchObject({ status: 409, body: { code: 'too-many-filters' } });
    const own = (await ask('GET', '?list=declarations', undefined, customsOfficer)).body?.filters ?? [];
    expect(own).toHaveLength(50);
    const { id } = own[0] as unknown as { id: string };
    expect((await ask('PUT', `/${id}`, { name: 'stolen' }, operatorB)).status).toBe(404);
    expect((await ask('DELETE', `/${id}`, undefined, operatorB)).status).toBe(404);
    const nobody = await window.inject({ method: 'GET', url: '/v1/saved-filters?list=declarations' });
    expect(nobody.statusCode).toBe(401);
  });
});
