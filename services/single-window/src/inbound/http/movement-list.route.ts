import { Type } from 'typebox';
import { Milestone } from '@tongguan/contracts/shipments/v1/events';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, orNull, short } from './format.ts';
import { Nullable, OneOf, pageQuery, problems } from './schemas/common.ts';
import { MILESTONES, MovementRow } from './schemas/movement.ts';

/** `GET /v1/movements`: what the caller's company reported. */
export function movementListRoute(app: App, clients: Clients): void {
  app.get(
    '/v1/movements',
    {
      schema: {
        operationId: 'listMovements',
        tags: ['shipments'],
        summary: 'Own reports, the newest first / 本单位报告的物流节点',
        querystring: Type.Object({
          billNo: Type.Optional(Type.String({ maxLength: 32, description: 'Beginning of the bill number / 提运单号开头' })),
          containerId: Type.Optional(Type.String({ maxLength: 20, description: 'Container number / 箱号' })),
          milestone: Type.Optional(OneOf(MILESTONES)),
          waitFor: Type.Optional(
            Type.String({
              maxLength: 100,
              description: 'Own message id that the list is to show, for at most 2 s / 等待该报文出现在列表中',
            }),
          ),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(MovementRow), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { billNo, containerId, milestone, waitFor, cursor, limit } = request.query;
      const answer = await clients.shipments.listMovements(
        {
          billNo: billNo ?? '',
          containerId: containerId ?? '',
          milestone: milestone === undefined ? Milestone.UNSPECIFIED : Milestone[milestone],
          waitMessageId: waitFor ?? '',
          cursor: cursor ?? '',
          limit: limit ?? 50,
        },
        { token: request.token },
      );
      const rows = answer.rows.map(({ occurredAtMs, recordedAtMs, milestone: reached, containerIds, ...rest }) => ({
        ...rest,
        containerIds: [...containerIds],
        milestone: short(reached, 'MILESTONE'),
        occurredAt: iso(occurredAtMs),
        recordedAt: iso(recordedAtMs),
      }));
      return { rows, nextCursor: orNull(answer.nextCursor) };
    },
  );
}
