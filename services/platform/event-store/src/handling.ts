import { type Link, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

import type { Delivered, RecordHandler } from './port.ts';
import { contextOf } from './trace-context.ts';

const MAX_LINKS = 128;

/** Calls a group's handler inside a consumer span that continues the trace of the commit that is handled. */
export interface Handling {
  one(record: Delivered): Promise<void>;
  /** One span for all, linked to each trace: a span a record would cost more than the bulk write it is for. */
  many(records: readonly Delivered[]): Promise<void>;
}

export function createHandling(group: string, handle: RecordHandler): Handling {
  const tracer = trace.getTracer('tongguan.event-store');
  const within = async (span: Span, records: readonly Delivered[]): Promise<void> => {
    try {
      await handle(records);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.recordException(error instanceof Error ? error : String(error));
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    one: (record) => {
      const attributes = {
        'messaging.destination.name': record.topic,
        'messaging.consumer.group.name': group,
        'messaging.message.id': record.event.id,
        'tongguan.event.type': record.event.type,
      };
      return tracer.startActiveSpan(`process ${group}`, { kind: SpanKind.CONSUMER, attributes }, contextOf(record.traceparent), (span) =>
        within(span, [record]),
      );
    },
    many: (records) => {
      const attributes = { 'messaging.consumer.group.name': group, 'messaging.batch.message_count': records.length };
      return tracer.startActiveSpan(
        `process ${group}`,
        { kind: SpanKind.CONSUMER, attributes, links: linksOf(records) },
        contextOf(undefined),
        (span) => within(span, records),
      );
    },
  };
}

function linksOf(records: readonly Delivered[]): Link[] {
  const parents = new Set<string>();
  for (const { traceparent } of records) {
    if (traceparent !== undefined && parents.size < MAX_LINKS) parents.add(traceparent);
  }
  return [...parents].flatMap((traceparent) => {
    const context = trace.getSpanContext(contextOf(traceparent));
    return context === undefined ? [] : [{ context }];
  });
}

/** Class and message of whatever was thrown, bounded: it is stored and shown. */
export function errorText(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1_000);
}
