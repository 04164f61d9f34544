import { describe, expect, it } from 'vitest';
import { testHost } from './host.ts';
import { administrator, carrier, customsOfficer, keeper, operatorA, planner, tokenFor } from './principals.ts';

describe('a test host', () => {
  it('runs the tickers of its services as its clock is moved on', async () => {
    await using host = await testHost({ now: 1_000 });
    const ticks: number[] = [];
    host.tickers.every({ name: 'tick', everyMs: 60_000, run: (now) => Promise.resolve(void ticks.push(now)) });
    await host.clock.advance(150_000);
    expect(ticks).toEqual([61_000, 121_000]);
  });

  it('verifies the tokens of the demo users as what they are', async () => {
    await using host = await testHost();
    for (const principal of [operatorA, customsOfficer, carrier, keeper, planner, administrator]) {
      expect(await host.verify(await tokenFor(principal))).toEqual(principal);
    }
    await expect(host.verify(await tokenFor(operatorA, { expiresInS: -60 }))).rejects.toMatchObject({ refusal: { code: 'token-expired' } });
  });
});
