import { defineConfig } from 'vitest/config';

/** Kinds run one after the other: a test that waits for a broker must not share two cores with all the others. */
const ORDER = ['unit', 'component', 'conformance', 'system', 'e2e'];

/** A worker for every core, which loads what its files import once: these tests leave nothing behind in their process. */
const SHARED = { maxWorkers: '100%', isolate: false };

const project = (name: string, include: string[], extra: object = {}) => ({
  test: {
    name,
    include,
    exclude: ['**/node_modules/**'],
    environment: 'node' as const,
    sequence: { groupOrder: ORDER.indexOf(name) },
    ...extra,
  },
});

/** What needs Kafka and a MongoDB-wire server gets their addresses from `scripts/test.ts` (KAFKA_BROKERS, MONGODB_URI). */
export default defineConfig({
  test: {
    projects: [
      project('unit', ['services/**/src/**/!(*.conformance).test.{ts,tsx}', 'scripts/**/*.test.ts', 'proto/test/**/*.test.ts'], {
        testTimeout: 60_000,
        ...SHARED,
      }),
      project('conformance', ['services/platform/**/*.conformance.test.ts'], { testTimeout: 600_000, hookTimeout: 300_000 }),
      project('component', ['services/**/test/**/*.component.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        ...SHARED,
      }),
      // a file is a server and a browser: two at once take as long on two cores, and wait for one another
      project('e2e', ['services/single-window/web/e2e/*.e2e.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      project('system', ['infra/system-tests/**/*.system.test.ts'], { testTimeout: 900_000, hookTimeout: 300_000, fileParallelism: false }),
    ],
  },
});
