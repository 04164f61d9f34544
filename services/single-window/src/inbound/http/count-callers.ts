import type { Callers } from '@tongguan/event-store/callers';
import type { App } from './app-type.ts';

/** Counts requests from their coming to their answer, or to the caller's going; a live stream is nobody who waits. */
export function countCallers(app: App, callers: Callers): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== '/v1/stream') reply.raw.once('close', callers.enter());
    done();
  });
}
