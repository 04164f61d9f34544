import { Type } from 'typebox';
import type { Lane } from '@tongguan/contracts/clearance/v1/events';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { list, orNull } from './format.ts';
import { queueBody } from './queue-body.ts';
import { Nullable, pageQuery, problems, WaitFor } from './schemas/common.ts';

const LANES: Readonly<Record<string, Lane>> = { GREEN: 'LANE_GREEN', YELLOW: 'LANE_YELLOW', RED: 'LANE_RED' };
const MINUTE_MS = 60_000;

/** `GET /v1/clearance/queue`: what the caller's own authority owes, most urgent first. */
export function clearanceQueueRoute(app: App, clients: Clients): void {
  app.get(
    '/v1/clearance/queue',
    {
      schema: {
        operationId: 'listQueue',
        tags: ['clearance'],
        summary: 'The live clearance queue of the own authority / 通关作业队列',
        querystring: Type.Object({
          authority: Type.Optional(Type.String({ maxLength: 40 })),
          office: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
          lane: Type.Optional(Type.String({ maxLength: 40, pattern: '^(GREEN|YELLOW|RED)(,(GREEN|YELLOW|RED))*$' })),
          transportMode: Type.Optional(Type.String({ maxLength: 40 })),
          actionableOnly: Type.Optional(Type.Boolean({ default: false })),
          minAgeMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 5_256_000 })),
          waitFor: WaitFor('caseId:version'),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(Type.Ref('QueueRow')), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const query = request.query;
      const [waitCaseId = '', waitVersion = ''] = (query.waitFor ?? '').split(':');
      const answer = await clients.clearance.listQueue(
        {
          authority: query.authority ?? '',
          offices: list(query.office),
          lanes: list(query.lane).flatMap((name) => LANES[name] ?? []),
          transportModes: list(query.transportMode),
          actionableOnly: query.actionableOnly ?? false,
          minAgeMs: (query.minAgeMinutes ?? 0) * MINUTE_MS,
          cursor: query.cursor ?? '',
          limit: query.limit ?? 50,
          changedSinceMs: 0,
          includeClosed: false,
          waitCaseId,
          waitVersion: Number.parseInt(waitVersion, 10) || 0,
        },
        { token: request.token },
      );
      return { rows: answer.rows.map(queueBody), nextCursor: orNull(answer.nextCursor) };
    },
  );
}
