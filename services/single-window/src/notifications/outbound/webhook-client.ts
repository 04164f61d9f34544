import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Outgoing, Transmit } from '../domain/outgoing.ts';
import { guardedLookup, RefusedAddress, whyNotTarget } from './target-address.ts';
import type { TargetPolicy } from './target-address.ts';

export interface WebhookClientOptions {
  readonly policy: TargetPolicy;
  /** From the connection to the end of the answer. */
  readonly timeoutMs: number;
  /** Of real time: receivers refuse signatures that are old. */
  readonly now: () => number;
  readonly lookup?: LookupFunction;
}

/** Of an answer only the status counts; so much of the rest is read, that a short one ends in order. */
const MOST_ANSWER_BYTES = 16_384;

/** Sends messages as the Standard Webhooks say: signed, with the time of the attempt. Redirects are answers, and are not followed. */
export function createWebhookClient(options: WebhookClientOptions): Transmit {
  const { policy, timeoutMs, now, lookup = guardedLookup(policy) } = options;
  const whyNot = whyNotTarget(policy);
  return async (message) => {
    const startedAtMs = now();
    const began = performance.now();
    const ended = (httpStatus: number, fault: string) => ({
      ...{ startedAtMs, durationMs: Math.round(performance.now() - began), httpStatus, fault },
    });
    if (whyNot(message.url) !== undefined) return ended(0, 'refused-address');
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const signal = AbortSignal.any([message.signal, timeout]);
      return ended(await post(message, { headers: headersOf(message, startedAtMs), lookup, signal }), '');
    } catch (error) {
      return ended(0, timeout.aborted ? 'timeout' : faultOf(error));
    }
  };
}

function headersOf({ messageId, body, secrets }: Outgoing, atMs: number): Readonly<Record<string, string>> {
  const at = new Date(atMs);
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Tongguan-Webhooks/1',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, body)).join(' '),
  };
}

interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

/** One connection a message: a kept one could break just when the next begins, and would count as a failure. */
function post({ url, body }: Outgoing, { headers, lookup, signal }: PostOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    const request = send(url, { method: 'POST', agent: false, headers, lookup, signal, maxHeaderSize: MOST_ANSWER_BYTES }, (answer) => {
      endOf(answer).then(() => {
        request.destroy();
        resolve(answer.statusCode ?? 0);
      }, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Reads the answer to its end, or as much of it as is allowed. What breaks off behind the status changes nothing of the status. */
async function endOf(answer: IncomingMessage): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).length;
      if (bytes > MOST_ANSWER_BYTES) return;
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
  }
}

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_)/, 'unknown-host'],
  [/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/, 'bad-certificate'],
  [/^HPE_/, 'bad-answer'],
];

/** A short code for the delivery log; the error itself can hold addresses. */
function faultOf(error: unknown): string {
  if (error instanceof RefusedAddress) return 'refused-address';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAULTS.find(([form]) => form.test(code))?.[1] ?? 'no-connection';
}
