import type { Callers } from '@tongguan/event-store/callers';
import type { App } from './app-type.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Says by itself when somebody waits for it. */
    countsItself?: boolean;
  }
}

/** Counts requests from their coming to their answer, or to the caller's going; a live stream is nobody who waits. */
export function countCallers(app: App, callers: Callers): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== '/v1/stream' && request.routeOptions.config.countsItself !== true)
      reply.raw.once('close', callers.enter());
    done();
  });
}
