import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { RefusalError } from '@tongguan/auth/refusal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { openTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';

let lines: Record<string, unknown>[];
let spans: InMemorySpanExporter;
let telemetry: Telemetry;

beforeEach(async () => {
  lines = [];
  spans = new InMemorySpanExporter();
  const log = createLogger({
    service: 'tests',
    level: 'info',
    destination: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  telemetry = await openTelemetry({ processName: 'tests', log, metrics: createMetrics({ processMetrics: false }), collectInto: spans });
});
afterEach(() => telemetry.close());

const counted = async (outcome: string) => {
  const { values } = await telemetry.metrics.useCaseSeconds.get();
  return values.find(({ metricName, labels }) => metricName?.endsWith('_count') === true && labels.outcome === outcome)?.value;
};

describe('an observed use case', () => {
  it('answers as before, in a span of its own, with one log line and one measurement', async () => {
    const parents: (string | undefined)[] = [];
    const submit = telemetry.observed('submit-declaration', async (id: string) => {
      await Promise.resolve();
      parents.push(trace.getSpan(context.active())?.spanContext().spanId);
      return { id };
    });
    expect(await submit('d-1')).toEqual({ id: 'd-1' });
    const [span] = spans.getFinishedSpans();
    expect(span?.name).toBe('submit-declaration');
    expect(parents).toEqual([span?.spanContext().spanId]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ event: 'use-case-done', useCase: 'submit-declaration', outcome: 'ok' });
    expect(JSON.stringify(lines)).not.toContain('d-1');
    expect(await counted('ok')).toBe(1);
  });

  it('is refused, not failed, when its answer or its throw is a refusal', async () => {
    const byValue = telemetry.observed('claim', () => Promise.resolve({ outcome: 'refused', refusal: { refusal: 'claimed-by-another' } }));
    const byThrow = telemetry.observed('claim', () =>
      Promise.reject(new RefusalError('conflict', { code: 'too-late', message: undefined, faults: [], faultDetails: [], detail: {} })),
    );
    await byValue();
    await expect(byThrow()).rejects.toThrow('too-late');
    expect(lines.map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
      ['refused', 'claimed-by-another'],
      ['refused', 'too-late'],
    ]);
    expect(await counted('refused')).toBe(2);
  });

  it('fails with the same error that was thrown, also when it throws before it is asynchronous', async () => {
    const broken = new Error('broken');
    const failing = telemetry.observed('break', () => {
      throw broken;
    });
    await expect(failing()).rejects.toBe(broken);
    expect(lines[0]).toMatchObject({ outcome: 'failed' });
    expect(await counted('failed')).toBe(1);
  });

  it('is recorded nowhere once collecting has ended, and its trace id goes on all the same', async () => {
    await telemetry.close();
    let traceId: string | undefined;
    await telemetry.observed('later', () => {
      traceId = trace.getSpan(context.active())?.spanContext().traceId;
      return Promise.resolve();
    })();
    expect(spans.getFinishedSpans()).toEqual([]);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});
