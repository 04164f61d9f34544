import { Type } from 'typebox';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { problems } from './schemas/common.ts';

export interface AboutFacts {
  readonly engine: 'embedded' | 'distributed';
  readonly version: string;
  readonly issuer: string;
  readonly sandbox: boolean;
}

/** `GET /v1/about`: what runs here. */
export function aboutRoute(app: App, clients: Clients, facts: AboutFacts): void {
  app.get(
    '/v1/about',
    {
      config: { public: true, anonymous: true },
      schema: {
        operationId: 'about',
        tags: ['session'],
        summary: 'Version, engine, services and issuer / 版本、引擎与服务',
        security: [],
        response: {
          200: Type.Object({
            version: Type.String(),
            engine: Type.Union([Type.Literal('embedded'), Type.Literal('distributed')]),
            issuer: Type.String(),
            sandbox: Type.Boolean({ description: 'Everything here is sample data / 沙箱，全部为样例数据' }),
            services: Type.Array(Type.String()),
          }),
          ...problems,
        },
      },
    },
    () => ({ ...facts, services: ['single-window', ...clients.operations.keys(), 'identity'] }),
  );
}
