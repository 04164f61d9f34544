import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, list, orNull, short } from './format.ts';
import { queueBody } from './queue-body.ts';
import { LegalBases, ReadyPage, StuckGroups } from './schemas/clearance-lists.ts';
import { pageQuery, problems } from './schemas/common.ts';

const office = Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' }));

/** What an officer looks up beside the queue: legal bases, what should have been released, what waits too long. */
export function clearanceListsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/clearance/legal-bases',
    {
      schema: {
        operationId: 'listLegalBases',
        tags: ['clearance'],
        summary: 'Legal bases that the own authority can rest a decision on / 可选法律依据',
        querystring: Type.Object({ authority: Type.Optional(Type.String({ maxLength: 40 })) }),
        response: { 200: LegalBases, ...problems },
      },
    },
    async (request) => {
      const { bases } = await clients.clearance.listLegalBases({ authority: request.query.authority ?? '' }, { token: request.token });
      return {
        bases: bases.map(({ decision, text, ...basis }) => ({
          ...basis,
          decision: (short(decision, 'DECISION_KIND') ?? '').toLowerCase(),
          text: { zh: text?.zh ?? '', en: text?.en ?? '' },
        })),
      };
    },
  );

  app.get(
    '/v1/clearance/ready',
    {
      schema: {
        operationId: 'listReady',
        tags: ['clearance'],
        summary: 'Nobody owes anything, and not released: empty on a healthy day / 应放行未放行',
        querystring: Type.Object({ office, ...pageQuery }),
        response: { 200: ReadyPage, ...problems },
      },
    },
    async (request) => {
      const { office: offices, cursor, limit } = request.query;
      const page = await clients.clearance.listReady(
        { offices: list(offices), cursor: cursor ?? '', limit: limit ?? 50 },
        { token: request.token },
      );
      return {
        cases: page.cases.map(({ sinceMs, acceptedAtMs, lane, ...row }) => ({
          ...row,
          lane: short(lane, 'LANE'),
          since: iso(sinceMs),
          acceptedAt: iso(acceptedAtMs),
        })),
        nextCursor: orNull(page.nextCursor),
      };
    },
  );

  app.get(
    '/v1/clearance/stuck',
    {
      schema: {
        operationId: 'listStuck',
        tags: ['clearance'],
        summary: 'What waits longer than the bound of its waiting reason / 滞留',
        querystring: Type.Object({ office, limit: pageQuery.limit }),
        response: { 200: StuckGroups, ...problems },
      },
    },
    async (request) => {
      const { office: offices, limit } = request.query;
      const { groups } = await clients.clearance.listStuck({ offices: list(offices), limit: limit ?? 50 }, { token: request.token });
      return { groups: groups.map(({ rows, ...group }) => ({ ...group, rows: rows.map(queueBody) })) };
    },
  );
}
