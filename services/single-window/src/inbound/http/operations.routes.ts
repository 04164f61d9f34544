import { Type } from 'typebox';
import { RefusalError, refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso } from './format.ts';
import { problems } from './schemas/common.ts';

const tags = ['operations'];
const service = Type.Object({ service: Type.String({ maxLength: 40 }) });
const Parked = Type.Object({
  group: Type.String(),
  stream: Type.String(),
  eventId: Type.String(),
  eventType: Type.String(),
  error: Type.String(),
  attempts: Type.Integer(),
  parkedAt: Type.Union([Type.String(), Type.Null()]),
  waiting: Type.Integer(),
});

/** What an administrator sees of the services, and may do about parked streams and read models. */
export function operationsRoutes(app: App, clients: Clients): void {
  const of = (name: string) => {
    const client = clients.operations.get(name);
    if (client === undefined) throw refuse(REFUSALS, 'no-such-service', { detail: { services: [...clients.operations.keys()].join(',') } });
    return client;
  };

  app.get(
    '/v1/operations/services',
    {
      schema: {
        operationId: 'listServices',
        tags,
        summary: 'Services with engine, version, lag and parked streams / 服务状态',
        response: { 200: Type.Object({ services: Type.Array(Type.Any()) }), ...problems },
      },
    },
    async (request) => ({
      services: await Promise.all(
        [...clients.operations].map(async ([name, client]) => {
          try {
            return { ...(await client.describeService({}, { token: request.token, deadlineMs: 3000 })), reachable: true };
          } catch (error) {
            // a service that is down is an answer here, not a fault; a refusal of the caller is one
            if (error instanceof RefusalError && error.kind === 'unavailable') return { service: name, reachable: false };
            throw error;
          }
        }),
      ),
    }),
  );

  app.get(
    '/v1/operations/:service/parked',
    {
      schema: {
        operationId: 'listParked',
        tags,
        summary: 'Streams that wait behind an event that failed / 停靠的事件流',
        params: service,
        querystring: Type.Object({
          group: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
        }),
        response: { 200: Type.Object({ streams: Type.Array(Parked) }), ...problems },
      },
    },
    async (request) => {
      const answer = await of(request.params.service).listParked(
        { group: request.query.group ?? '', limit: request.query.limit ?? 100 },
        { token: request.token },
      );
      return { streams: answer.streams.map(({ parkedAtMs, ...stream }) => ({ ...stream, parkedAt: iso(parkedAtMs) })) };
    },
  );

  app.post(
    '/v1/operations/:service/parked/release',
    {
      schema: {
        operationId: 'releaseParked',
        tags,
        summary: 'Handle a parked stream again / 重新处理',
        params: service,
        body: Type.Object(
          { group: Type.String(), stream: Type.String(), reason: Type.String({ minLength: 1, maxLength: 500 }) },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      await of(request.params.service).releaseParked(request.body, { token: request.token });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/operations/:service/parked/drop',
    {
      schema: {
        operationId: 'dropParked',
        tags,
        summary: 'Give up the first parked event of a stream / 放弃一条事件',
        params: service,
        body: Type.Object(
          { group: Type.String(), stream: Type.String(), eventId: Type.String(), reason: Type.String({ minLength: 1, maxLength: 500 }) },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      await of(request.params.service).dropParked(request.body, { token: request.token });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/operations/:service/read-models/:readModel/rebuild',
    {
      schema: {
        operationId: 'rebuildReadModel',
        tags,
        summary: 'Rebuild a read model from the events while the service runs / 重建读模型',
        params: Type.Object({ service: Type.String({ maxLength: 40 }), readModel: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Object({ documents: Type.Integer(), digestBefore: Type.String(), digestAfter: Type.String() }), ...problems },
      },
    },
    async (request) =>
      of(request.params.service).rebuildReadModel(
        { readModel: request.params.readModel },
        { token: request.token, deadlineMs: REBUILD_DEADLINE_MS },
      ),
  );
}

const REBUILD_DEADLINE_MS = 30 * 60_000;
const REFUSALS: RefusalTable<'no-such-service'> = {
  'no-such-service': { kind: 'not-found', zh: '没有这个服务', en: 'There is no such service' },
};
