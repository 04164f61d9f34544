import { context, propagation, trace } from '@opentelemetry/api';
import type { Context, Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { ParentBasedSampler, SamplingDecision, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ReadableSpan, Sampler, Span, SpanProcessor } from '@opentelemetry/sdk-trace';

/**
 * The processors of this process. OpenTelemetry's API is one per process by design, so its provider is too, and what is
 * collected comes and goes with the hosts. Without a processor nothing is recorded; trace ids are made and passed on all the same.
 */
class Processors implements SpanProcessor {
  readonly active = new Set<SpanProcessor>();

  onStart(span: Span, parent: Context): void {
    for (const processor of this.active) processor.onStart(span, parent);
  }

  onEnd(span: ReadableSpan): void {
    for (const processor of this.active) processor.onEnd(span);
  }

  async forceFlush(): Promise<void> {
    await Promise.all([...this.active].map((processor) => processor.forceFlush()));
  }

  async shutdown(): Promise<void> {
    await Promise.all([...this.active].map((processor) => processor.shutdown()));
  }
}

interface Tracing {
  readonly tracer: Tracer;
  readonly processors: Processors;
  setShare(share: number): void;
}

let tracing: Tracing | undefined;

function register(processName: string): Tracing {
  const processors = new Processors();
  let sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(1) });
  const whileCollecting: Sampler = {
    shouldSample: (...call) => (processors.active.size === 0 ? { decision: SamplingDecision.NOT_RECORD } : sampler.shouldSample(...call)),
    toString: () => 'WhileCollecting',
  };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'tongguan', 'service.name': processName }),
    sampler: whileCollecting,
    spanProcessors: [processors],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return {
    tracer: provider.getTracer('tongguan'),
    processors,
    setShare: (share) => {
      sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) });
    },
  };
}

export interface CollectedTracing {
  readonly tracer: Tracer;
  /** Hands on what is left and collects no more. */
  close(): Promise<void>;
}

/**
 * Sets up tracing of this process at the first call (later calls keep its name), and collects spans with `processor` until closed.
 * `share` of the traces that begin here is sampled, 0 to 1.
 */
export function openTracing(options: { processName: string; processor: SpanProcessor | undefined; share: number }): CollectedTracing {
  tracing ??= register(options.processName);
  const { tracer, processors } = tracing;
  const { processor } = options;
  if (processor !== undefined) {
    tracing.setShare(options.share);
    processors.active.add(processor);
  }
  return {
    tracer,
    async close() {
      if (processor === undefined || !processors.active.delete(processor)) return;
      await processor.shutdown();
    },
  };
}
