import { type Context, isSpanContextValid, ROOT_CONTEXT, trace } from '@opentelemetry/api';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The active span as a W3C `traceparent`; '' when nothing is traced. By hand, as no propagator needs to be registered for it. */
export function activeTraceparent(): string {
  const span = trace.getActiveSpan()?.spanContext();
  if (span === undefined || !isSpanContextValid(span)) return '';
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

/** A context whose remote parent is the given `traceparent`; the root context when it is absent or malformed. */
export function contextOf(traceparent: string | undefined): Context {
  const parts = TRACEPARENT.exec(traceparent ?? '');
  if (parts === null) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = '00'] = parts;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
}
