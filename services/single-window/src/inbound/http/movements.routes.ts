import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, short } from './format.ts';
import { movementRequest, readMovement, resultBody } from './movement-results.ts';
import { Moment, Nullable, problems } from './schemas/common.ts';
import { MovementBody, MovementResults, MovementsBody } from './schemas/movement.ts';

/** A thousand reports are stored in a second; a busy store gets the time that the request has. */
const BATCH_MS = 25_000;

/** What carriers and sites report, and what is known of one bill. */
export function movementsRoutes(app: App, clients: Clients): void {
  app.post(
    '/v1/movements',
    {
      schema: {
        operationId: 'reportMovement',
        tags: ['shipments'],
        summary: 'Report a milestone of a bill / 报告物流节点',
        body: MovementBody,
        response: { 202: Type.Object({ messageId: Type.String(), version: Type.Integer(), repeated: Type.Boolean() }), ...problems },
      },
    },
    async (request, reply) => {
      const body = request.body;
      const answer = await clients.shipments.reportMovement(movementRequest(body), { token: request.token });
      return reply.code(202).send({ messageId: body.messageId, version: answer.version, repeated: answer.repeated });
    },
  );

  app.post(
    '/v1/movements/batch',
    {
      schema: {
        operationId: 'reportMovements',
        tags: ['shipments'],
        summary: 'Report up to 1,000 milestones, each taken or refused by itself / 批量报告物流节点',
        body: MovementsBody,
        response: { 200: MovementResults, ...problems },
      },
    },
    async (request) => {
      const read = request.body.movements.map(readMovement);
      const movements = read.flatMap((each) => ('request' in each ? [each.request] : []));
      // one call for all, also for none: who may not report is told so in any case
      const taken = [...(await clients.shipments.reportMovements({ movements }, { token: request.token, deadlineMs: BATCH_MS })).results];
      const results = read.flatMap((each) => ('request' in each ? taken.splice(0, 1) : [each.refused]));
      return { results: results.map(resultBody) };
    },
  );

  app.get(
    '/v1/shipments/:billNo',
    {
      schema: {
        operationId: 'getShipment',
        tags: ['shipments'],
        summary: 'Milestones of one bill / 提运单的物流节点',
        params: Type.Object({ billNo: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            billNo: Type.String(),
            version: Type.Integer(),
            milestones: Type.Array(
              Type.Object({
                milestone: Nullable(Type.String()),
                occurredAt: Nullable(Moment),
                recordedAt: Nullable(Moment),
                containerIds: Type.Array(Type.String()),
                location: Type.String(),
                reporterCompany: Type.String(),
                messageId: Type.String(),
                sample: Type.Boolean(),
              }),
            ),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const answer = await clients.shipments.getShipment({ billNo: request.params.billNo }, { token: request.token });
      return {
        billNo: answer.billNo,
        version: answer.version,
        milestones: answer.milestones.map(({ occurredAtMs, recordedAtMs, milestone, containerIds, ...rest }) => ({
          ...rest,
          containerIds: [...containerIds],
          milestone: short(milestone, 'MILESTONE'),
          occurredAt: iso(occurredAtMs),
          recordedAt: iso(recordedAtMs),
        })),
      };
    },
  );
}
