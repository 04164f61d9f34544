import { expect, test } from 'vitest';
import { testHost } from '@tongguan/testing/host';
import { createLease, senderLease } from '#src/notifications/read-models/sender-lease';
import type { LeaseDocument } from '#src/notifications/read-models/sender-lease';

test('of several processes one sends; another goes on when it dies, or at once when it stops', async () => {
  await using host = await testHost();
  const model = await host.readModels.open<LeaseDocument>(senderLease);
  const processes = ['a', 'b', 'c'].map((name) => createLease(model, name, 10_000, () => host.clock.now()));
  const held = await Promise.all(processes.map((each) => each.holds()));
  expect(held.filter(Boolean)).toHaveLength(1);
  const holder = processes[held.indexOf(true)];
  const others = processes.filter((each) => each !== holder);
  // prolonged while it works, however many messages ask at once
  for (let round = 0; round < 5; round++) {
    await host.clock.advance(15_000);
    expect(await Promise.all([holder!.holds(), holder!.holds()])).toEqual([true, true]);
    expect(await others[0]!.holds()).toBe(false);
  }
  await host.clock.advance(30_000);
  expect(await others[0]!.holds()).toBe(true);
  expect(await holder!.holds()).toBe(false);
  await others[0]!.release();
  expect(await others[1]!.holds()).toBe(true);
});
