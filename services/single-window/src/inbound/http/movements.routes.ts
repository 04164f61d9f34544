import { Type } from 'typebox';
import { Milestone } from '@tongguan/contracts/shipments/v1/events';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, momentMs, short } from './format.ts';
import { Moment, Nullable, OneOf, problems } from './schemas/common.ts';

const MILESTONES = ['CARGO_ARRIVED', 'CONVEYANCE_ARRIVED', 'DISCHARGED', 'PICKED_UP'] as const;

/** What carriers and sites report, and what is known of one bill. */
export function movementsRoutes(app: App, clients: Clients): void {
  app.post(
    '/v1/movements',
    {
      schema: {
        operationId: 'reportMovement',
        tags: ['shipments'],
        summary: 'Report a milestone of a bill / 报告物流节点',
        body: Type.Object(
          {
            messageId: Type.String({
              minLength: 1,
              maxLength: 100,
              description: "The reporter's own id; the same id twice is one fact / 报告方报文编号",
            }),
            milestone: OneOf(MILESTONES),
            billNo: Type.String({ maxLength: 64 }),
            containerIds: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 1000 })),
            occurredAt: Type.String({ maxLength: 40, description: 'RFC 3339 with offset / 发生时间' }),
            location: Type.Optional(Type.String({ maxLength: 100 })),
            transportMode: Type.Optional(Type.String({ maxLength: 1 })),
          },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ messageId: Type.String(), version: Type.Integer(), repeated: Type.Boolean() }), ...problems },
      },
    },
    async (request, reply) => {
      const body = request.body;
      const answer = await clients.shipments.reportMovement(
        {
          messageId: body.messageId,
          milestone: Milestone[body.milestone],
          billNo: body.billNo,
          containerIds: body.containerIds ?? [],
          occurredAtMs: momentMs('occurredAt', body.occurredAt),
          location: body.location ?? '',
          transportMode: body.transportMode ?? '',
        },
        { token: request.token },
      );
      return reply.code(202).send({ messageId: body.messageId, version: answer.version, repeated: answer.repeated });
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
