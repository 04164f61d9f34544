import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import { createProbes, startProbeServer } from './probes.ts';
import type { Probes, ProbeServer } from './probes.ts';

let metrics: Metrics;
let probes: Probes;
let server: ProbeServer;
let scrape: () => Promise<unknown> = () => Promise.resolve();

beforeEach(async () => {
  metrics = createMetrics({ processMetrics: false });
  probes = createProbes({ metrics, beforeScrape: () => scrape() });
  server = await startProbeServer({ host: '127.0.0.1', port: 0, probes });
});
afterEach(() => server.close());

const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
const codes = async () => [(await get('/livez')).status, (await get('/readyz')).status];

describe('the probes', () => {
  it('are alive but not ready while starting and stopping', async () => {
    expect(await codes()).toEqual([200, 503]);
    probes.enter('ready');
    expect(await codes()).toEqual([200, 200]);
    probes.enter('stopping');
    expect(await codes()).toEqual([200, 503]);
    probes.enter('ready');
    expect(probes.phase).toBe('stopping');
  });

  it('are neither once an engine has failed, and do not recover', async () => {
    probes.enter('ready');
    probes.enter('failed');
    probes.enter('ready');
    expect(await codes()).toEqual([503, 503]);
  });

  it('show the metrics in the format of Prometheus, refreshed before the answer', async () => {
    scrape = async () => {
      await Promise.resolve();
      metrics.lag.set({ group: 'clearance.on-declaration-accepted' }, 7);
    };
    metrics.commits.inc({ topic: 'clearance', outcome: 'conflict' });
    const reply = await get('/metrics');
    const body = await reply.text();
    expect(reply.headers.get('content-type')).toContain('text/plain');
    expect(body).toContain('tongguan_subscription_lag{group="clearance.on-declaration-accepted"} 7');
    expect(body).toContain('tongguan_commits_total{topic="clearance",outcome="conflict"} 1');
  });

  it('answer a scrape even when the numbers cannot be refreshed', async () => {
    scrape = () => Promise.reject(new Error('broker away'));
    expect((await get('/metrics')).status).toBe(200);
  });

  it('know no other path and no other method', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await get('/livez', 'POST')).status).toBe(405);
    expect((await get('/livez?verbose')).status).toBe(200);
  });
});
