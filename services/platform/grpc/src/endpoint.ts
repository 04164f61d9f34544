import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import { status } from '@grpc/grpc-js';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import type { Logger } from '@tongguan/runtime/logging';
import type { Metrics } from '@tongguan/runtime/metrics';
import { SPAN } from '@tongguan/runtime/span-attributes';
import { answerOf, isFault } from './answers.ts';
import type { FailedAnswer } from './answers.ts';
import type { CallContext } from './transport.ts';

/** What both kinds of transport need. */
export interface TransportOptions {
  readonly verify: VerifyToken;
  readonly log: Logger;
  readonly tracer: Tracer;
  readonly metrics: Metrics;
}

/** Metadata that travels with a call: `authorization`, `traceparent`, `tracestate`. */
export type Headers = Readonly<Record<string, string>>;

export type Answer = { readonly ok: true; readonly response: unknown } | ({ readonly ok: false } & FailedAnswer);

/** A handler with everything around it that every call needs. Never rejects. */
export type Endpoint = (request: unknown, headers: Headers, signal: AbortSignal) => Promise<Answer>;

export type Handler = (request: unknown, call: CallContext) => Promise<unknown>;

/** Wraps a handler once: trace, identity, errors, duration, and one log line for what nobody expected. */
export function createEndpoint(service: string, method: string, handler: Handler, options: TransportOptions): Endpoint {
  const { verify, log, tracer, metrics } = options;
  return async (request, headers, signal) => {
    const attributes = { [SPAN.rpcSystem]: 'grpc', [SPAN.rpcService]: service, [SPAN.rpcMethod]: method };
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const span = tracer.startSpan(`${service}/${method}`, { kind: SpanKind.SERVER, attributes }, parent);
    const startedAt = performance.now();
    let answer: Answer;
    try {
      answer = await context.with(trace.setSpan(parent, span), async (): Promise<Answer> => {
        const token = bearerOf(headers);
        const principal = token === undefined ? undefined : await verify(token);
        return { ok: true, response: await handler(request, { principal, token, signal }) };
      });
    } catch (error) {
      if (isFault(error)) log.error({ rpc: `${service}/${method}`, error }, 'call-failed');
      answer = { ok: false, ...answerOf(error) };
    }
    const code = answer.ok ? status.OK : answer.code;
    metrics.grpcSeconds.observe({ side: 'server', service, method, status: status[code] }, (performance.now() - startedAt) / 1000);
    span.setAttribute(SPAN.rpcStatus, code);
    if (code === status.INTERNAL) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    return answer;
  };
}

/** An `authorization` of another form is a bad token, not none. */
function bearerOf(headers: Headers): string | undefined {
  if (headers['authorization'] === undefined) return undefined;
  return /^Bearer +(\S+)$/i.exec(headers['authorization'])?.[1] ?? '';
}
