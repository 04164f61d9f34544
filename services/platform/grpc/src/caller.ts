import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { status } from '@grpc/grpc-js';
import { SPAN } from '@tongguan/runtime/span-attributes';
import { errorOf } from './answers.ts';
import type { Answer, Headers, TransportOptions } from './endpoint.ts';
import { DEFAULT_DEADLINE_MS } from './transport.ts';
import type { AnyMethod, CallOptions, Client, Definition } from './transport.ts';

/** One call on its way. `giveUp` aborts at the deadline or when the caller goes. */
export interface Outgoing {
  readonly service: string;
  readonly method: AnyMethod;
  readonly methodName: string;
  readonly request: unknown;
  readonly headers: Headers;
  readonly deadlineAt: number;
  readonly giveUp: AbortSignal;
}

/** How a call gets to its endpoint and its answer back. Never rejects: not getting there is an answer, too. */
export type Carry = (call: Outgoing) => Promise<Answer>;

/** A typed client whose every method traces, measures, bounds and translates the errors of a call in the same way. */
export function createClient<D extends Definition>(service: string, definition: D, carry: Carry, options: TransportOptions): Client<D> {
  const methods = Object.entries(definition).map(([name, method]) => [name, createCall(service, name, method, carry, options)] as const);
  return Object.fromEntries(methods) as unknown as Client<D>;
}

function createCall(service: string, methodName: string, method: AnyMethod, carry: Carry, { tracer, metrics }: TransportOptions) {
  const peer = `${service}/${methodName}`;
  const attributes = { [SPAN.rpcSystem]: 'grpc', [SPAN.rpcService]: service, [SPAN.rpcMethod]: methodName };

  return async (request: unknown, options: CallOptions = {}): Promise<unknown> => {
    options.signal?.throwIfAborted();
    const span = tracer.startSpan(peer, { kind: SpanKind.CLIENT, attributes });
    const headers: Record<string, string> = options.token === undefined ? {} : { authorization: authorizationOf(options.token) };
    propagation.inject(trace.setSpan(context.active(), span), headers);
    const deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    const patience = startPatience(deadlineMs, options.signal);
    const startedAt = performance.now();
    try {
      const answer = await carry({
        service,
        method,
        methodName,
        request,
        headers,
        deadlineAt: Date.now() + deadlineMs,
        giveUp: patience.signal,
      });
      const code = answer.ok ? status.OK : answer.code;
      metrics.grpcSeconds.observe(
        { side: 'client', service, method: methodName, status: status[code] },
        (performance.now() - startedAt) / 1000,
      );
      span.setAttribute(SPAN.rpcStatus, code);
      if (answer.ok) return answer.response;
      // whoever gave up knows why; the peer's answer to it is no news
      options.signal?.throwIfAborted();
      throw errorOf(answer, peer);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      patience.end();
      span.end();
    }
  };
}

/** HTTP/2 drops a header of a wrong form without a word, and with it the question who calls: such a token goes as none that is right. */
function authorizationOf(token: string): string {
  return /^[\x21-\x7e]+$/.test(token) ? `Bearer ${token}` : 'Bearer';
}

/** What a call comes to once its caller has stopped waiting. */
export function givenUp(signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const answer = (): void => {
      const late = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
      const code = late ? status.DEADLINE_EXCEEDED : status.CANCELLED;
      resolve({ ok: false, code, details: status[code], refusal: undefined });
    };
    if (signal.aborted) answer();
    else signal.addEventListener('abort', answer, { once: true });
  });
}

/** A signal that aborts after `ms` or with the caller's own, whichever is first. */
function startPatience(ms: number, caller: AbortSignal | undefined): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const give = (): void => {
    controller.abort(caller?.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException('deadline exceeded', 'TimeoutError'));
  }, ms);
  caller?.addEventListener('abort', give, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', give);
    },
  };
}
