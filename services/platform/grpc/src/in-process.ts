import { setTimeout as delay } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { createClient, givenUp } from './caller.ts';
import type { Outgoing } from './caller.ts';
import { createEndpoint } from './endpoint.ts';
import type { Answer, Endpoint, Handler, TransportOptions } from './endpoint.ts';
import { DRAIN_MS } from './transport.ts';
import type { Transport } from './transport.ts';

const unavailable: Answer = { ok: false, code: status.UNAVAILABLE, details: 'not served here', refusal: undefined };

/**
 * Calls go straight to the handler of the same process, as plain objects and without a socket; identity, deadline, errors and trace
 * are those of the network. Only the limit on the size of a message is not: nothing is encoded here.
 */
export function createInProcessTransport(options: TransportOptions): Transport {
  const endpoints = new Map<string, Endpoint>();
  const inHand = new Set<Promise<unknown>>();
  let closed = false;

  const carry = (call: Outgoing): Promise<Answer> => {
    const endpoint = endpoints.get(keyOf(call.service, call.method.path));
    if (closed || endpoint === undefined) return Promise.resolve(unavailable);
    const answered = Promise.race([endpoint(call.request, call.headers, call.giveUp), givenUp(call.giveUp)]);
    inHand.add(answered);
    void answered.finally(() => inHand.delete(answered));
    return answered;
  };

  return {
    serve(service, definition, handlers) {
      for (const [name, method] of Object.entries(definition)) {
        const key = keyOf(service, method.path);
        if (endpoints.has(key)) throw new Error(`${key} is served twice`);
        endpoints.set(key, createEndpoint(service, name, handlers[name as keyof typeof handlers] as Handler, options));
      }
      return Promise.resolve();
    },
    client: (service, definition) => createClient(service, definition, carry, options),
    // its callers live in this process and are stopped before it
    drain: () => Promise.resolve(),
    async close() {
      closed = true;
      await Promise.race([Promise.all(inHand), delay(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}

function keyOf(service: string, path: string): string {
  return `${service}${path}`;
}
