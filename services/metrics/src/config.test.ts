import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the settings of metrics', () => {
  it('have defaults', () => {
    expect(readConfig({})).toMatchObject({ memoryLimitMb: 512, threads: 2 });
  });

  it('tell every fault at once', () => {
    expect(() => readConfig({ METRICS_MEMORY_LIMIT_MB: '1', METRICS_THREADS: 'many' })).toThrow(
      /METRICS_MEMORY_LIMIT_MB[\s\S]*METRICS_THREADS/,
    );
  });
});
