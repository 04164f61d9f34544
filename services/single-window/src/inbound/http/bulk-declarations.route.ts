import { Readable } from 'node:stream';
import { context } from '@opentelemetry/api';
import { requireRole } from '@tongguan/auth/authorize';
import type { Callers } from '@tongguan/event-store/callers';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from './app-type.ts';
import { answerBatch } from './bulk-answers.ts';
import { holdOpen } from './broken-request.ts';
import type { Clients } from './clients.ts';
import { inOrder } from './in-order.ts';
import type { Line } from './ndjson-lines.ts';
import { linesOf } from './ndjson-lines.ts';
import { jsonReader } from './parse-json.ts';
import type { LineReader } from './read-bulk-line.ts';
import { MOST_DECLARATIONS, MOST_LINE_BYTES } from './read-bulk-line.ts';
import { problems } from './schemas/common.ts';

const NDJSON = 'application/x-ndjson';
/** Lines filed together: a call to the service, a commit to the store, a turn of the thread. */
const BATCH_LINES = 50;
/** Batches in hand: one is read while others are decided and stored. */
const BATCHES = 3;
/** Lines that are still answered, so that whoever sends too many learns which; whoever sends more is not listened to. */
const MOST_LINES = 2 * MOST_DECLARATIONS;
/** However slowly it is sent. */
const MOST_MS = 600_000;
/** Bulk filings that one user may have open. */
const MOST_OPEN = 4;

const REFUSALS: RefusalTable<'nothing-sent' | 'too-many-bulk-filings'> = {
  'nothing-sent': {
    kind: 'invalid',
    zh: `没有报关单内容；以${NDJSON}发送，每行一份报关单`,
    en: `No declaration was sent; send ${NDJSON}, one declaration a line`,
  },
  'too-many-bulk-filings': {
    kind: 'precondition',
    zh: `同一用户同时进行的批量申报至多${String(MOST_OPEN)}个，请等待其中一个完成`,
    en: `One user may have ${String(MOST_OPEN)} bulk filings open; wait until one of them is done`,
  },
};

/** `POST /v1/declarations/bulk`: declarations line by line, each answered in its place while the request still comes. */
export function bulkDeclarationsRoute(app: App, clients: Clients, callers: Callers): void {
  const open = new Map<string, number>();
  // in a scope of its own: everywhere else a body of this type is refused
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(NDJSON, (_request, payload, parsed) => {
      parsed(null, payload);
    });
    const readJson = jsonReader(scope);
    (scope as App).post(
      '/v1/declarations/bulk',
      {
        // it counts its batches itself: whoever sends slowly does not wait for an answer meanwhile
        config: { countsItself: true },
        schema: {
          operationId: 'submitDeclarations',
          tags: ['declarations'],
          summary: 'File up to 1,000 declarations, one a line, each answered in its place / 批量申报',
          description:
            `${NDJSON} both ways: each line is a declaration as POST /v1/declarations takes it, with its idempotencyKey in it, and is judged and filed as there; ` +
            'each line of the answer says what became of one line, in the same order, and comes before the request has ended. ' +
            'A line is at most 1 MiB. What is wrong with one line stops no other. Send the same lines with the same keys again after a broken connection: ' +
            'what was filed is answered with its first number. / 请求与应答均为每行一条；断线后以相同幂等键重发，已申报的返回首次的报关单号。',
          querystring: Type.Object({
            dryRun: Type.Optional(Type.Boolean({ default: false, description: 'Check only, store nothing / 只校验不保存' })),
          }),
          body: { content: { [NDJSON]: { schema: Type.Unsafe<unknown>(lines('BulkDeclaration')) } } },
          response: {
            200: { description: 'One line for each line / 逐行应答', content: { [NDJSON]: { schema: Type.String(lines('BulkResult')) } } },
            ...problems,
          },
        },
      },
      async (request, reply) => {
        const { subject } = requireRole(request, 'operator');
        if (!(request.body instanceof Readable)) throw refuse(REFUSALS, 'nothing-sent');
        const already = open.get(subject) ?? 0;
        if (already >= MOST_OPEN) throw refuse(REFUSALS, 'too-many-bulk-filings');
        open.set(subject, already + 1);
        const { socket } = request.raw;
        const release = holdOpen(socket);
        const late = setTimeout(() => {
          socket.destroy();
        }, MOST_MS);
        reply.raw.once('finish', () => {
          // answered before all of it was read: there is no way back to the next request
          if (!request.raw.complete) socket.destroySoon();
        });
        reply.raw.once('close', () => {
          release();
          clearTimeout(late);
          const left = (open.get(subject) ?? 1) - 1;
          if (left > 0) open.set(subject, left);
          else open.delete(subject);
        });
        const validate = request.compileValidationSchema({ $ref: 'BulkDeclaration#' }, 'body');
        const findings: LineReader['findings'] = (body) => (validate(body) ? [] : (validate.errors ?? []));
        const reader: LineReader = { readJson, findings, dryRun: request.query.dryRun ?? false };
        // the pages of the answer are written outside of the request's own context
        const within = context.active();
        let filed = 0;
        const work = (batch: readonly Line[]): Promise<string> => {
          const before = filed;
          filed += batch.length;
          return context.with(within, async () => {
            const leave = callers.enter();
            try {
              return await answerBatch(clients, request, batch, before, reader);
            } finally {
              leave();
            }
          });
        };
        return reply
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .type(NDJSON)
          .send(Readable.from(inOrder(batchesOf(request), work, BATCHES), { objectMode: false, highWaterMark: 64 * 1024 }));
      },
    );
    done();
  });
}

function lines(each: string) {
  return { contentMediaType: NDJSON, contentSchema: Type.Ref(each) };
}

/** The lines that one chunk brought, so that what has come is answered and not waited upon; no more than are answered at all. */
async function* batchesOf({ raw }: FastifyRequest): AsyncGenerator<readonly Line[]> {
  try {
    // who leaves early has an answer to finish on the same connection
    const chunks = raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const come of linesOf(chunks, { mostBytes: MOST_LINE_BYTES, mostLines: MOST_LINES })) {
      for (let from = 0; from < come.length; from += BATCH_LINES) yield come.slice(from, from + BATCH_LINES);
    }
  } catch (error) {
    // the sender has gone: what is in hand is stored, and the same keys find it again
    if (!raw.destroyed) throw error;
  }
}
