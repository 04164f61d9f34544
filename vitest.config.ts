import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, exclude: ['**/node_modules/**'], environment: 'node' as const, ...extra },
});

/** What needs Kafka and a MongoDB-wire server gets their addresses from `scripts/test.ts` (KAFKA_BROKERS, MONGODB_URI). */
export default defineConfig({
  test: {
    projects: [
      project('unit', ['services/**/src/**/!(*.conformance).test.ts', 'scripts/**/*.test.ts', 'proto/test/**/*.test.ts']),
      project('conformance', ['services/platform/**/*.conformance.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('component', ['services/**/test/**/*.component.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('system', ['infra/system-tests/**/*.system.test.ts'], { testTimeout: 900_000, hookTimeout: 300_000, fileParallelism: false }),
    ],
  },
});
