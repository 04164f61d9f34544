import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { available, ENGINES, openWorld } from './world.ts';
import { soon } from './soon.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

/** The receiving end of OTLP over HTTP: keeps the spans that processes send. */
async function collector(): Promise<{ url: string; spans: Span[]; close: () => Promise<void> }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as { resourceSpans?: { scopeSpans: { spans: Span[] }[] }[] };
      for (const resource of body.resourceSpans ?? []) for (const scope of resource.scopeSpans) spans.push(...scope.spans);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

describe.each(ENGINES)('one trace on the %s engine', (engine) => {
  const here = available(engine);

  test.skipIf(!here)('leads from the HTTP request over gRPC and the commit to the subscribers of other services', async () => {
    const receiver = await collector();
    const world = await openWorld(engine, { TONGGUAN_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '200' });
    try {
      const drawn = consignmentAt(chanceFrom(7), Date.now());
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const user = drawn.content.items.some((item) => item['unNumber'] !== undefined) ? 'operator-b' : 'operator-a';
      expectStatus(
        await world.as(user).post('/v1/declarations', drawn.content, 'trace', { traceparent: `00-${traceId}-b7ad6b7169203331-01` }),
        202,
      );
      await soon(() => {
        const trace = receiver.spans.filter((span) => span.traceId === traceId);
        const byId = new Map(trace.map((span) => [span.spanId, span]));
        const ancestors = (span: Span): string[] => {
          const parent = span.parentSpanId === undefined ? undefined : byId.get(span.parentSpanId);
          return parent === undefined ? [] : [parent.name, ...ancestors(parent)];
        };
        const pathOf = (wanted: string): string[] => {
          const span = trace.find((each) => each.name.includes(wanted));
          if (span === undefined) throw new Error(`no span ${wanted} among ${trace.map((each) => each.name).join(', ')}`);
          return ancestors(span);
        };
        const http = 'POST /v1/declarations';
        expect(pathOf('submit-declaration')).toEqual(expect.arrayContaining([http]));
        const opened = pathOf('open-case');
        expect(opened).toEqual(expect.arrayContaining([http]));
        expect(opened.length).toBeGreaterThanOrEqual(3);
        expect(pathOf('attach-declaration')).toEqual(expect.arrayContaining([http]));
        return Promise.resolve();
      });
    } finally {
      await world.stop();
      await receiver.close();
    }
  });
});
