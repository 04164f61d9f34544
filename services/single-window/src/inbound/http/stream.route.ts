import { Type } from 'typebox';
import type { Principal } from '@tongguan/auth/principal';
import { refuse, RefusalError } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Clock } from '@tongguan/event-store/clock';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { ChangeFeed } from './change-feed.ts';
import { readChanges } from './read-changes.ts';
import { problems } from './schemas/common.ts';
import { startLooks } from './stream-looks.ts';
import type { Looks, OnStored } from './stream-looks.ts';

export interface StreamOptions {
  /** How often a stream looks for what other processes stored. */
  readonly pollMs: number;
  readonly onStored: OnStored;
  readonly heartbeatMs: number;
  /** Open streams of one subject; one tab takes one. */
  readonly maxPerSubject: number;
}

/** The id may come from another instance, whose clock is a little ahead. */
const AHEAD_MS = 5000;
/** How far back a stream resumes. All rows that changed since then are read at once: with no bound, that would be everything there is. */
const RESUME_MS = 3_600_000;

const REFUSALS: RefusalTable<'too-many-streams' | 'nothing-to-stream'> = {
  'too-many-streams': {
    kind: 'precondition',
    zh: '同一用户打开的实时流过多，请关闭其他页面',
    en: 'Too many live streams of one user; close other tabs',
  },
  'nothing-to-stream': { kind: 'forbidden', zh: '此角色没有可订阅的内容', en: 'There is nothing to stream for this role' },
};

/** `GET /v1/stream`: queue rows of the own authority and own declarations as they change (server-sent events). */
export function streamRoute(app: App, clients: Clients, clock: Clock, options: StreamOptions): void {
  const open = new Map<string, number>();
  const stopping = new AbortController();
  app.addHook('preClose', (done) => {
    stopping.abort();
    done();
  });

  app.get(
    '/v1/stream',
    {
      config: { background: true },
      schema: {
        operationId: 'stream',
        tags: ['stream'],
        summary: 'Live changes, resumable by Last-Event-ID / 实时变化，可断点续传',
        headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ pattern: '^[0-9]{1,16}$' })) }),
        response: {
          200: {
            description:
              'text/event-stream: hello, then queue-row and declaration events. hello with resumed false: read the lists again, the stream begins now (an id resumes for an hour)',
            content: { 'text/event-stream': { schema: Type.String() } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { principal, token } = request;
      if (principal === undefined || token === undefined) throw new Error('a route that is not public ran without a principal');
      const read = readChanges(clients, principal, token);
      if (read === undefined) throw refuse(REFUSALS, 'nothing-to-stream');
      const already = open.get(principal.subject) ?? 0;
      if (already >= options.maxPerSubject) throw refuse(REFUSALS, 'too-many-streams');

      open.set(principal.subject, already + 1);
      const gone = new AbortController();
      request.raw.once('close', () => {
        gone.abort();
      });
      const lastId = request.headers['last-event-id'];
      const now = clock.now();
      const asked = lastId === undefined ? 0 : Number(lastId);
      const resumed = asked >= now - RESUME_MS && asked <= now + AHEAD_MS;
      const feed = new ChangeFeed(read, resumed ? asked : now);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      reply.raw.write(`retry: 2000\n${event('hello', feed.watermark, { subject: principal.subject, resumed })}`);
      const looks = startLooks(options.onStored, options.pollMs);
      try {
        await pump(feed, looks, reply.raw, AbortSignal.any([gone.signal, stopping.signal]), {
          ...options,
          stillSignedIn: request.stillSignedIn,
        });
      } catch (error) {
        if (!(error instanceof RefusalError)) request.log.error({ event: 'stream-failed', err: error }, 'stream-failed');
      } finally {
        looks.end();
        release(open, principal);
        reply.raw.end();
      }
    },
  );
}

/** Until the client goes, the server stops, or the token is no longer good. */
async function pump(
  feed: ChangeFeed,
  looks: Looks,
  out: NodeJS.WritableStream & { writableNeedDrain: boolean },
  signal: AbortSignal,
  options: StreamOptions & { readonly stillSignedIn: (() => Promise<boolean>) | undefined },
): Promise<void> {
  let [checkedAt, wroteAt] = [performance.now(), performance.now()];
  while (!signal.aborted) {
    if (performance.now() - checkedAt >= options.heartbeatMs) {
      if ((await options.stillSignedIn?.()) === false) return;
      checkedAt = performance.now();
    }
    // a client that does not read is not written to: its rows wait in the read models, not in our memory
    const rows = out.writableNeedDrain ? [] : await feed.next().catch(keepOnlyUnavailable);
    for (const row of rows) out.write(event(row.kind, feed.watermark, row.body));
    if (rows.length > 0) wroteAt = performance.now();
    else if (performance.now() - wroteAt >= options.heartbeatMs) {
      out.write(': still here\n\n');
      wroteAt = performance.now();
    }
    await looks.next(signal);
  }
}

/** A service that is away for a moment ends no stream; a refused token does. */
function keepOnlyUnavailable(error: unknown): never[] {
  if (error instanceof RefusalError && error.kind === 'unavailable') return [];
  throw error;
}

function event(name: string, id: number, data: unknown): string {
  return `event: ${name}\nid: ${String(id)}\ndata: ${JSON.stringify(data)}\n\n`;
}

function release(open: Map<string, number>, principal: Principal): void {
  const left = (open.get(principal.subject) ?? 1) - 1;
  if (left > 0) open.set(principal.subject, left);
  else open.delete(principal.subject);
}
