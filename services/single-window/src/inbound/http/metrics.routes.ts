import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { momentMs } from './format.ts';
import { caseTimesBody, casesBody, clearanceTimeBody, definitionBody, present, targetBody, trendBody } from './metrics-body.ts';
import { casesPageQuery, clearanceTimeQuery, questionOf, sampleFilter, targetQuery, trendQuery } from './metrics-query.ts';
import { problems } from './schemas/common.ts';
import { Baselines, CaseTimes, ClearanceTime, Definitions, MeasuredCases, Target, Trend } from './schemas/metrics.ts';

const tags = ['metrics'];
/** Answers without a token too: what the public may not see is not in the answer. */
const open = { config: { public: true } } as const;
const ofOpen = { tags, security: [] };

/** Clearance-time figures (整体通关时间): public, with their definitions; rows of cases for those who may see them. */
export function metricsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/metrics/clearance-time',
    {
      ...open,
      schema: {
        ...ofOpen,
        operationId: 'clearanceTime',
        summary: 'Clearance time by definition and period / 整体通关时间',
        querystring: Type.Object(clearanceTimeQuery),
        response: { 200: ClearanceTime, ...problems },
      },
    },
    async ({ query, token }) => clearanceTimeBody(await clients.metrics.clearanceTime(questionOf(query), { token })),
  );

  app.get(
    '/v1/metrics/trend',
    {
      ...open,
      schema: {
        ...ofOpen,
        operationId: 'trend',
        summary: 'Clearance time of each day or month / 整体通关时间趋势',
        querystring: Type.Object(trendQuery),
        response: { 200: Trend, ...problems },
      },
    },
    async ({ query, token }) => {
      const { grain, region = '' } = query;
      return trendBody(await clients.metrics.trend({ question: questionOf(query), grain, region }, { token }), grain);
    },
  );

  app.get(
    '/v1/metrics/target',
    {
      ...open,
      schema: {
        ...ofOpen,
        operationId: 'target',
        summary: 'Progress to "a third shorter" / 压缩三分之一的进度',
        querystring: Type.Object(targetQuery),
        response: { 200: Target, ...problems },
      },
    },
    async ({ query, token }) =>
      targetBody(
        await clients.metrics.target(
          {
            definition: query.definition,
            fromMs: momentMs('from', query.from),
            beforeMs: momentMs('before', query.before),
            region: query.region ?? '',
            sample: sampleFilter(query.sample),
            direction: query.direction ?? '',
          },
          { token },
        ),
      ),
  );

  app.get(
    '/v1/metrics/definitions',
    {
      ...open,
      schema: {
        ...ofOpen,
        operationId: 'listDefinitions',
        summary: 'The definitions behind the figures / 口径说明',
        response: { 200: Definitions, ...problems },
      },
    },
    async ({ token }) => ({ definitions: (await clients.metrics.listDefinitions({}, { token })).definitions.map(definitionBody) }),
  );

  app.get(
    '/v1/metrics/baselines',
    {
      ...open,
      schema: {
        ...ofOpen,
        operationId: 'listBaselines',
        summary: 'Baselines by region, with their source and target / 基准值及来源',
        response: { 200: Baselines, ...problems },
      },
    },
    async ({ token }) => {
      const { baselines } = await clients.metrics.listBaselines({}, { token });
      return { baselines: baselines.map((entry) => ({ ...entry, baseline: present(entry.baseline, 'a baseline') })) };
    },
  );

  app.get(
    '/v1/metrics/cases',
    {
      schema: {
        tags,
        operationId: 'listMeasuredCases',
        summary: 'The cases behind a figure / 统计值对应的报关单',
        description:
          'For planner, auditor and administrator; an operator sees its own. Longest first: by the time in the stage or owner asked for.',
        querystring: Type.Object(casesPageQuery),
        response: { 200: MeasuredCases, ...problems },
      },
    },
    async ({ query, token }) => {
      const { group = '', stage = '', owner = '', outcome = '', cursor = '', limit = 50 } = query;
      const question = questionOf(query);
      return casesBody(await clients.metrics.listCases({ question, group, stage, owner, outcome, cursor, limit }, { token }));
    },
  );

  app.get(
    '/v1/metrics/cases/:declarationId',
    {
      schema: {
        tags,
        operationId: 'getCaseTimes',
        summary: 'Stages of one case with their owners / 单票各环节用时',
        params: Type.Object({ declarationId: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({ definition: Type.Optional(Type.String({ maxLength: 60 })) }),
        response: { 200: CaseTimes, ...problems },
      },
    },
    async ({ params, query, token }) =>
      caseTimesBody(
        await clients.metrics.getCaseTimes({ declarationId: params.declarationId, definition: query.definition ?? '' }, { token }),
      ),
  );
}
