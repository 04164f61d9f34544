import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

export type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** Keeps every span that has ended: `openTelemetry({ collectInto: collector })`. */
export class SpanCollector extends InMemorySpanExporter {
  get all(): readonly ReadableSpan[] {
    return this.getFinishedSpans();
  }

  /** The span that `span` is a child of, if it was collected. */
  parentOf(span: ReadableSpan): ReadableSpan | undefined {
    return this.all.find((one) => one.spanContext().spanId === span.parentSpanContext?.spanId);
  }
}
