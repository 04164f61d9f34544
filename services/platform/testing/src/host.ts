import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost } from '@tongguan/runtime/host';
import type { OpenedHost } from '@tongguan/runtime/host';
import { ManualClock, TEST_NOW } from './manual-clock.ts';
import { testVerifier } from './principals.ts';
import { SpanCollector } from './spans.ts';

export interface TestHost extends OpenedHost, AsyncDisposable {
  readonly clock: ManualClock;
  /** Everything committed so far has been handled by every subscription, and what that led to as well. */
  whenCaughtUp(): Promise<void>;
  /** Closes this host and opens another on the same data and clock, as after a restart of the process. Stop services before. */
  restart(): Promise<TestHost>;
  /** Spans ended since the host was opened; only with `spans: true`. */
  readonly spans: SpanCollector;
}

export interface TestHostOptions {
  /** `distributed` wants `KAFKA_BROKERS` and `MONGODB_URI` in the environment. Default `embedded`. */
  readonly engine?: 'embedded' | 'distributed';
  /** Where the clock starts, epoch milliseconds. */
  readonly now?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly spans?: boolean;
}

/** A host with data of its own (a temporary folder, or unique topics and databases), a clock to set, and the tests' own issuer. */
export async function testHost(options: TestHostOptions = {}): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'tongguan-'));
  const env = {
    TONGGUAN_ENGINE: options.engine ?? 'embedded',
    TONGGUAN_TRANSPORT: 'in-process',
    TONGGUAN_LOG_LEVEL: 'error',
    TONGGUAN_NAMESPACE: `test-${randomUUID().slice(0, 8)}`,
    ...given('KAFKA_BROKERS'),
    ...given('MONGODB_URI'),
    ...options.env,
  };
  return open(folder, env, new ManualClock(options.now ?? TEST_NOW), options.spans ?? false);
}

function given(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}

async function open(folder: string, env: Record<string, string>, clock: ManualClock, collect: boolean): Promise<TestHost> {
  const spans = new SpanCollector();
  const host = await openHost({
    env,
    name: 'tests',
    clock,
    dataDir: folder,
    verify: testVerifier(),
    processMetrics: false,
    ...(collect ? { collectSpansInto: spans } : {}),
  });
  return {
    ...host,
    clock,
    whenCaughtUp: () => host.events.whenCaughtUp(),
    spans,
    async restart() {
      await host.close();
      return open(folder, env, clock, collect);
    },
    async [Symbol.asyncDispose]() {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
