import type { FastifyReply } from 'fastify';
import type { ProbeReply, Probes } from '@tongguan/runtime/probes';
import type { App } from './app-type.ts';

/** `/livez`, `/readyz`, `/metrics`: the platform's answers on the window's own port. */
export function probeRoutes(app: App, probes: Probes): void {
  const options = { config: { public: true, rateLimit: false as const }, schema: { hide: true } };
  const send = (reply: FastifyReply, answer: ProbeReply): FastifyReply =>
    reply.code(answer.status).header('cache-control', 'no-store').type(answer.contentType).send(answer.body);
  app.get('/livez', options, async (_request, reply) => send(reply, probes.livez()));
  app.get('/readyz', options, async (_request, reply) => send(reply, probes.readyz()));
  app.get('/metrics', options, async (_request, reply) => send(reply, await probes.metrics()));
}
