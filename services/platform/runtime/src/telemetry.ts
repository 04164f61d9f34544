import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import { BatchSpanProcessor, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import type { SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace';
import { RefusalError } from '@tongguan/auth/refusal';
import type { JournalObserver } from '@tongguan/event-store/journal';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';
import { SPAN } from './span-attributes.ts';
import { openTracing } from './tracing.ts';

export interface Telemetry {
  readonly tracer: Tracer;
  readonly metrics: Metrics;
  /** For `createJournal({ observer })`: times decisions. Commits and conflicts are counted at the store, whoever appends. */
  readonly decisions: JournalObserver;
  /** Wraps a use case once, in `service.ts`: a span, a duration, the outcome (`ok`, `refused`, `failed`) and one log line. */
  observed<Args extends readonly unknown[], Result>(
    name: string,
    useCase: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result>;
  /** Hands on the last spans. */
  close(): Promise<void>;
}

export interface TelemetryOptions {
  readonly processName: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Base address of an OTLP/HTTP collector; without it, and without `collectInto`, no span is recorded. */
  readonly otlpEndpoint?: string;
  /** Share of the traces beginning here that is sampled, 0 to 1. Default 1. */
  readonly share?: number;
  /** Gets every span at its end, for tests. */
  readonly collectInto?: SpanExporter;
}

async function processorOf(options: TelemetryOptions): Promise<SpanProcessor | undefined> {
  if (options.collectInto !== undefined) return new SimpleSpanProcessor({ exporter: options.collectInto });
  if (options.otlpEndpoint === undefined) return undefined;
  // loaded only where it is used: it costs a tenth of a second of every start
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const url = `${options.otlpEndpoint.replace(/\/$/, '')}/v1/traces`;
  return new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) });
}

type Outcome =
  { readonly outcome: 'ok' | 'failed'; readonly refusal?: undefined } | { readonly outcome: 'refused'; readonly refusal: string };

/** A journal's answer says `refused` by value; what came over gRPC says it by a throw. */
function outcomeOfResult(result: unknown): Outcome {
  if (typeof result !== 'object' || result === null || !('outcome' in result) || result.outcome !== 'refused') return { outcome: 'ok' };
  const refusal = 'refusal' in result ? result.refusal : undefined;
  const code = typeof refusal === 'object' && refusal !== null && 'refusal' in refusal ? refusal.refusal : refusal;
  return { outcome: 'refused', refusal: typeof code === 'string' ? code : 'unnamed' };
}

function outcomeOfThrow(error: unknown): Outcome {
  return error instanceof RefusalError ? { outcome: 'refused', refusal: error.refusal.code } : { outcome: 'failed' };
}

/** Traces, measures and logs by hand: no loader hook, so every span is one that somebody wanted. */
export async function openTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { log, metrics } = options;
  const tracing = openTracing({ processName: options.processName, processor: await processorOf(options), share: options.share ?? 1 });
  return {
    tracer: tracing.tracer,
    metrics,
    decisions: {
      committed: () => undefined,
      conflicted: () => undefined,
      decided: (topic, seconds) => {
        metrics.decisionSeconds.observe({ topic }, seconds);
      },
    },
    observed:
      (name, useCase) =>
      async (...args) => {
        const span = tracing.tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes: { [SPAN.useCase]: name } });
        const startedAt = performance.now();
        const finish = (done: Outcome): void => {
          const seconds = (performance.now() - startedAt) / 1000;
          metrics.useCaseSeconds.observe({ use_case: name, outcome: done.outcome }, seconds);
          span.setAttribute(SPAN.outcome, done.outcome);
          if (done.refusal !== undefined) span.setAttribute(SPAN.refusal, done.refusal);
          if (done.outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
          log.info({ useCase: name, ...done, durationMs: Math.round(seconds * 1000) }, 'use-case-done');
          span.end();
        };
        try {
          const result = await context.with(trace.setSpan(context.active(), span), () => useCase(...args));
          finish(outcomeOfResult(result));
          return result;
        } catch (error) {
          finish(outcomeOfThrow(error));
          throw error;
        }
      },
    close: () => tracing.close(),
  };
}
