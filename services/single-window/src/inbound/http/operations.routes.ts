import { Type } from 'typebox';
import type { Static } from 'typebox';
import { RefusalError, refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso } from './format.ts';
import { problems } from './schemas/common.ts';
import { Act, Parked, ParkedEvent, Reason, ServiceState } from './schemas/operations.ts';

const tags = ['operations'];
const service = Type.Object({ service: Type.String({ maxLength: 40 }) });
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
        response: { 200: Type.Object({ services: Type.Array(ServiceState) }), ...problems },
      },
    },
    async (request) => ({
      services: await Promise.all([...clients.operations].map(([name, client]) => stateOf(name, client, request.token))),
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

  app.get(
    '/v1/operations/:service/parked/event',
    {
      schema: {
        operationId: 'getParkedEvent',
        tags,
        summary: 'The first parked event of a stream, personal fields masked / 停靠的事件内容（个人信息已掩码）',
        params: service,
        querystring: Type.Object({ group: Type.String({ maxLength: 100 }), stream: Type.String({ maxLength: 200 }) }),
        response: { 200: ParkedEvent, ...problems },
      },
    },
    async (request) => {
      const { eventId, eventType, topic, recordedAtMs, payload } = await of(request.params.service).getParked(request.query, {
        token: request.token,
      });
      return {
        eventId,
        eventType,
        topic,
        recordedAt: iso(recordedAtMs),
        payload: payload === '' ? null : (JSON.parse(payload) as unknown),
      };
    },
  );

  app.post(
    '/v1/operations/:service/parked/correct',
    {
      schema: {
        operationId: 'correctParked',
        tags,
        summary: 'Give one group another payload for the first parked event; the log stays as it is / 更正停靠的事件',
        params: service,
        body: Type.Object(
          {
            ...{ group: Type.String(), stream: Type.String(), eventId: Type.String(), reason: Reason },
            payload: Type.Record(Type.String(), Type.Any(), { description: 'The whole event; what holds the mask stays as it was' }),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { payload, ...named } = request.body;
      await of(request.params.service).correctParked({ ...named, payload: JSON.stringify(payload) }, { token: request.token });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/v1/operations/acts',
    {
      schema: {
        operationId: 'listActs',
        tags,
        summary: 'What administrators did, latest first / 管理员操作记录',
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })) }),
        response: {
          200: Type.Object({
            acts: Type.Array(Act),
            unavailable: Type.Array(Type.String(), { description: 'Services that did not answer / 未应答的服务' }),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? 100;
      const unavailable: string[] = [];
      const lists = await Promise.all(
        [...clients.operations].map(async ([name, client]) => {
          try {
            const { acts } = await client.listActs({ limit }, { token: request.token, deadlineMs: 3000 });
            return acts.map(({ act, atMs, ...rest }) => ({ ...rest, service: name, act: act as Static<typeof Act>['act'], atMs }));
          } catch (error) {
            if (!isAway(error)) throw error;
            unavailable.push(name);
            return [];
          }
        }),
      );
      const latest = lists.flat().sort((a, b) => b.atMs - a.atMs);
      return { acts: latest.slice(0, limit).map(({ atMs, ...act }) => ({ ...act, at: iso(atMs) })), unavailable };
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
        body: Type.Object({ group: Type.String(), stream: Type.String(), reason: Reason }, { additionalProperties: false }),
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
          { group: Type.String(), stream: Type.String(), eventId: Type.String(), reason: Reason },
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
        body: Type.Union([Type.Object({ reason: Type.Optional(Reason) }, { additionalProperties: false }), Type.Null()]),
        response: { 200: Type.Object({ documents: Type.Integer(), digestBefore: Type.String(), digestAfter: Type.String() }), ...problems },
      },
    },
    async (request) =>
      of(request.params.service).rebuildReadModel(
        { readModel: request.params.readModel, reason: request.body?.reason ?? '' },
        { token: request.token, deadlineMs: REBUILD_DEADLINE_MS },
      ),
  );
}

/** A service that is down is an answer here, not a fault; a refusal of the caller is one. */
const isAway = (error: unknown): boolean => error instanceof RefusalError && error.kind === 'unavailable';

type Operations = Clients['operations'] extends ReadonlyMap<string, infer Client> ? Client : never;

async function stateOf(name: string, client: Operations, token: string | undefined): Promise<Static<typeof ServiceState>> {
  try {
    const { engine, version, subscriptions, readModels } = await client.describeService({}, { token, deadlineMs: 3000 });
    const lag = subscriptions.reduce((sum, each) => sum + each.lag, 0);
    const parked = subscriptions.reduce((sum, each) => sum + each.parked, 0);
    return {
      ...{ service: name, reachable: true, engine, version, lag, parked },
      subscriptions: subscriptions.map((each) => ({ ...each, topics: [...each.topics] })),
      readModels: [...readModels],
    };
  } catch (error) {
    if (!isAway(error)) throw error;
    return { service: name, reachable: false, engine: null, version: null, lag: 0, parked: 0, subscriptions: [], readModels: [] };
  }
}

const REBUILD_DEADLINE_MS = 30 * 60_000;
const REFUSALS: RefusalTable<'no-such-service'> = {
  'no-such-service': { kind: 'not-found', zh: '没有这个服务', en: 'There is no such service' },
};
