import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-type.ts';

const NOT_PAGES = /^\/(?:v1|auth|docs|assets)(?:\/|$)|^\/(?:openapi\.json|livez|readyz|metrics)$/;
const YEAR_S = 31_536_000;
const FOR_EVERYBODY = { config: { public: true, anonymous: true }, schema: { hide: true } } as const;

/** Answers with a page of the web UI, or undefined when none was asked for. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

/**
 * Serves the built web UI from `folder`. What is below `assets/` has the hash of its content in its name and is kept for a year;
 * everything else is asked for each time. Files ending in `.br` or `.gz` beside a file are sent in its place. Every address that no route
 * has is a page: the web UI has routes of its own.
 */
export async function webUi(app: App, folder: string): Promise<SendPage> {
  const assets = join(folder, 'assets/');
  await app.register(fastifyStatic, {
    ...{ root: folder, serve: false, suppressWarning: true, preCompressed: true, cacheControl: false, dotfiles: 'ignore' },
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.startsWith(assets) ? `public, max-age=${String(YEAR_S)}, immutable` : 'no-cache');
    },
  });
  app.get('/assets/*', FOR_EVERYBODY, (request, reply) => reply.sendFile(request.url.slice(1).split('?', 1)[0] ?? ''));
  for (const name of filesIn(folder)) app.get(`/${name}`, FOR_EVERYBODY, (_request, reply) => reply.sendFile(name));

  return (request, reply) => {
    const [path = '/'] = request.url.split('?', 1);
    const wanted = (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(path);
    if (!wanted || !(request.headers.accept ?? '').includes('text/html')) return undefined;
    if (existsSync(join(folder, 'index.html'))) return reply.code(200).sendFile('index.html');
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('网页尚未构建：请用 npm start 启动 · The web UI is not built: npm start builds it · API: /docs\n');
  };
}

/** `favicon.svg` and the like, which have names of their own. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(?:html|br|gz)$/.test(entry.name))
    .map((entry) => entry.name);
}
