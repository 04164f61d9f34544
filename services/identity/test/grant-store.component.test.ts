import { testHost } from '@tongguan/testing/host';
import { describe, expect, it } from 'vitest';
import { createGrantStore, removeExpired } from '#src/outbound/grant-store';
import { grantsDefinition } from '#src/read-models/grants';
import type { GrantRecord } from '#src/read-models/grants';

const engines = ['embedded', 'distributed'] as const;
const absent = process.env['KAFKA_BROKERS'] === undefined || process.env['MONGODB_URI'] === undefined;

describe.each(engines)('the grant store on the %s engine', (engine) => {
  const test = it.skipIf(engine === 'distributed' && absent);
  const suffix = engine === 'distributed' && absent ? ' (wants KAFKA_BROKERS and MONGODB_URI)' : '';

  test(`gives back what was kept until it expires, and then removes it${suffix}`, async () => {
    await using host = await testHost({ engine });
    const grants = await host.readModels.open<GrantRecord>(grantsDefinition);
    let now = 1_000_000;
    const sessions = createGrantStore(grants, () => now)('Session');
    await sessions.upsert('s-1', { jti: 's-1', uid: 'u-1' }, 60);
    await sessions.upsert('s-1', { jti: 's-1', uid: 'u-1', accountId: 'planner' }, 60);
    await sessions.upsert('s-2', { jti: 's-2', uid: 'u-2' });
    expect(await sessions.find('s-1')).toMatchObject({ accountId: 'planner' });
    expect(await sessions.findByUid('u-1')).toMatchObject({ jti: 's-1' });
    expect(await createGrantStore(grants, () => now)('Interaction').find('s-1')).toBeUndefined();

    now += 60_000;
    expect(await sessions.find('s-1')).toBeUndefined();
    expect(await sessions.findByUid('u-1')).toBeUndefined();
    expect(await removeExpired(grants, now + 1)).toBe(1);
    expect(await grants.get('Session:s-1')).toBeUndefined();
    expect(await sessions.find('s-2')).toMatchObject({ uid: 'u-2' });
    await sessions.destroy('s-2');
    expect(await sessions.find('s-2')).toBeUndefined();
  });

  test(`lets exactly one of many consume a code${suffix}`, async () => {
    await using host = await testHost({ engine });
    const grants = await host.readModels.open<GrantRecord>(grantsDefinition);
    const codes = createGrantStore(grants, () => 1_000_000)('AuthorizationCode');
    await codes.upsert('c-1', { jti: 'c-1', grantId: 'g-1' }, 60);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => codes.consume('c-1')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await codes.find('c-1')).toMatchObject({ consumed: 1_000 });
  });

  test(`revokes everything of a grant, however much, and nothing else${suffix}`, async () => {
    await using host = await testHost({ engine });
    const grants = await host.readModels.open<GrantRecord>(grantsDefinition);
    const storeOf = createGrantStore(grants, () => 1_000_000);
    const tokens = storeOf('RefreshToken');
    await Promise.all(Array.from({ length: 250 }, (_, n) => tokens.upsert(`t-${n}`, { jti: `t-${n}`, grantId: 'g-1' }, 60)));
    await tokens.upsert('other', { jti: 'other', grantId: 'g-2' }, 60);
    await storeOf('Session').upsert('s-1', { jti: 's-1', uid: 'u', grantId: 'g-1' }, 60);
    await tokens.revokeByGrantId('g-1');
    const left = await Promise.all(Array.from({ length: 250 }, (_, n) => tokens.find(`t-${n}`)));
    expect(left.every((token) => token === undefined)).toBe(true);
    expect(await tokens.find('other')).toBeDefined();
    expect(await storeOf('Session').find('s-1')).toBeDefined();
  });

  test(`answers every one of its questions by an index${suffix}`, async () => {
    await using host = await testHost({ engine });
    const grants = await host.readModels.open<GrantRecord>(grantsDefinition);
    expect(await grants.explain({ where: [{ field: 'uid', equals: 'u' }], limit: 10 })).toBe('by-uid');
    expect(await grants.explain({ where: [{ field: 'grantId', equals: 'g' }], limit: 10 })).toBe('by-grant');
    expect(await grants.explain({ where: [{ field: 'expiresAtMs', from: 0, before: 9 }], limit: 10 })).toBe('by-expiry');
  });
});
