import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { orNull } from './format.ts';
import { queueBody } from './queue-body.ts';
import { queueFilter, queueFilterQuery } from './queue-filter.ts';
import { QueueCounts } from './schemas/clearance.ts';
import { Nullable, OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';

/** The queue of the caller's own authority: its rows, most urgent first, and how many there are. */
export function clearanceQueueRoute(app: App, clients: Clients): void {
  app.get(
    '/v1/clearance/queue',
    {
      schema: {
        operationId: 'listQueue',
        tags: ['clearance'],
        summary: 'The live clearance queue of the own authority / 通关作业队列',
        querystring: Type.Object({
          ...queueFilterQuery,
          sort: Type.Optional(
            OneOf(['priority', 'age', 'deadline'], {
              default: 'priority',
              description: 'Most urgent, longest waiting or nearest deadline first / 优先级、等待时长或期限',
            }),
          ),
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
          ...queueFilter(query),
          sort: query.sort ?? 'priority',
          cursor: query.cursor ?? '',
          limit: query.limit ?? 50,
          waitCaseId,
          waitVersion: Number.parseInt(waitVersion, 10) || 0,
        },
        { token: request.token },
      );
      return { rows: answer.rows.map(queueBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.get(
    '/v1/clearance/queue/counts',
    {
      schema: {
        operationId: 'countQueue',
        tags: ['clearance'],
        summary: 'How many rows a filter of the queue has / 队列计数',
        querystring: Type.Object(queueFilterQuery),
        response: { 200: QueueCounts, ...problems },
      },
    },
    async (request) => {
      const { total, overdue, lanes, waitsFor, offices } = await clients.clearance.countQueue(
        { filter: queueFilter(request.query) },
        { token: request.token },
      );
      const counts = (of: typeof lanes) => Object.fromEntries(of.map(({ key, count }) => [key, count]));
      return { total, overdue, lanes: counts(lanes), waitsFor: counts(waitsFor), offices: counts(offices) };
    },
  );
}
