import { type Context, type Span, type SpanOptions, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { commitFor } from './conformance-kit.ts';
import { createHandling, errorText } from './handling.ts';
import type { Delivered } from './port.ts';

interface Started {
  readonly options: SpanOptions;
  readonly parent: string | undefined;
  status: SpanStatusCode;
  ended: boolean;
}

const traceId = 'a'.repeat(32);
const record = (version: number, traceparent = `00-${traceId}-${'b'.repeat(16)}-01`): Delivered => {
  const { stream, events, recordedAt } = commitFor('notes/a', version);
  return { topic: 'notes', stream, version, index: 0, event: events[0]!, recordedAt, traceparent };
};

describe('handling a record', () => {
  let spans: Started[] = [];
  beforeEach(() => {
    spans = [];
    const startActiveSpan = (_name: string, options: SpanOptions, parent: Context, work: (span: Span) => unknown) => {
      const started: Started = { options, parent: trace.getSpanContext(parent)?.traceId, status: SpanStatusCode.UNSET, ended: false };
      spans.push(started);
      return work({
        setStatus: ({ code }: { code: SpanStatusCode }) => void (started.status = code),
        recordException: () => undefined,
        end: () => void (started.ended = true),
      } as unknown as Span);
    };
    vi.spyOn(trace, 'getTracer').mockReturnValue({ startActiveSpan } as unknown as Tracer);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('continues the trace of its commit in a consumer span', async () => {
    await createHandling('g', () => Promise.resolve()).one(record(1));
    expect(spans).toEqual([expect.objectContaining({ parent: traceId, ended: true, status: SpanStatusCode.UNSET })]);
    expect(spans[0]!.options).toMatchObject({ kind: SpanKind.CONSUMER, attributes: { 'messaging.message.id': 'notes/a@1.0' } });
  });

  it('marks the span of a failure and throws it on', async () => {
    const handling = createHandling('g', () => Promise.reject(new RangeError('too far')));
    await expect(handling.one(record(1))).rejects.toThrow('too far');
    expect(spans).toEqual([expect.objectContaining({ ended: true, status: SpanStatusCode.ERROR })]);
  });

  it('links a bulk write to each trace once', async () => {
    await createHandling('g', () => Promise.resolve()).many([
      record(1),
      record(2),
      record(3, `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`),
      record(4, 'nonsense'),
    ]);
    expect(spans[0]!.parent).toBeUndefined();
    expect(spans[0]!.options.links?.map((link) => link.context.traceId)).toEqual([traceId, 'c'.repeat(32)]);
  });

  it('describes errors by class and message, bounded', () => {
    expect(errorText(new TypeError('no such thing'))).toBe('TypeError: no such thing');
    expect(errorText('a string')).toBe('a string');
    expect(errorText(new Error('x'.repeat(5_000)))).toHaveLength(1_000);
  });
});
