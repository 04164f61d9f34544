import { expect, it } from 'vitest';
import { createLogger } from './logging.ts';
import { createShutdown } from './shutdown.ts';

it('stops in the reverse order of the start, one after the other, once, and past one that fails', async () => {
  const lines: string[] = [];
  const shutdown = createShutdown(
    createLogger({ service: 'tests', level: 'error', destination: { write: (line) => void lines.push(line) } }),
  );
  const order: string[] = [];
  const part = (name: string) => async () => {
    order.push(`${name} stops`);
    await new Promise(setImmediate);
    order.push(`${name} stopped`);
    if (name === 'engine') throw new Error('engine is stuck');
  };
  for (const name of ['telemetry', 'engine', 'service']) shutdown.add(name, part(name));
  await Promise.all([shutdown.run(), shutdown.run()]);
  await shutdown.run();
  expect(order).toEqual(['service stops', 'service stopped', 'engine stops', 'engine stopped', 'telemetry stops', 'telemetry stopped']);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'stop-failed', part: 'engine', service: 'tests', level: 'error' });
});
