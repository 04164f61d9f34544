import { Type } from 'typebox';
import type { Definition } from '@tongguan/contracts/metrics/v1/metrics';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, list, momentMs } from './format.ts';
import { OneOf, problems } from './schemas/common.ts';
import { CaseTimes, ClearanceTime, Definitions, Target } from './schemas/metrics.ts';

const tags = ['metrics'];
const direction = Type.Optional(OneOf(['IMPORT', 'EXPORT'], { description: 'Needed where the definition covers both / 进出口' }));
const period = {
  definition: Type.String({ maxLength: 60, description: 'import-gacc, export-gacc, customs-only, import-to-pickup / 口径' }),
  from: Type.Optional(Type.String({ maxLength: 40, description: 'yyyy-mm-dd (Asia/Shanghai) or RFC 3339, inclusive / 含' })),
  before: Type.Optional(Type.String({ maxLength: 40, description: 'exclusive / 不含' })),
  sample: Type.Optional(OneOf(['include', 'only', 'exclude'], { default: 'include', description: 'Simulated cases / 样例数据' })),
};

/** Clearance-time figures (整体通关时间): public, with their definitions; rows of a case for those who may see it. */
export function metricsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/metrics/clearance-time',
    {
      config: { public: true },
      schema: {
        operationId: 'clearanceTime',
        tags,
        security: [],
        summary: 'Clearance time by definition and period / 整体通关时间',
        querystring: Type.Object({
          ...period,
          split: Type.Optional(OneOf(['mode', 'office', 'lane', 'early', 'direction', 'sample'])),
          mode: Type.Optional(Type.String({ maxLength: 60 })),
          office: Type.Optional(Type.String({ maxLength: 200 })),
          lane: Type.Optional(Type.String({ maxLength: 60 })),
          early: Type.Optional(OneOf(['early', 'late'])),
          direction,
        }),
        response: { 200: ClearanceTime, ...problems },
      },
    },
    async (request) => {
      const query = request.query;
      const answer = await clients.metrics.clearanceTime(
        {
          definition: query.definition,
          fromMs: momentMs('from', query.from),
          beforeMs: momentMs('before', query.before),
          split: query.split ?? '',
          modes: list(query.mode),
          offices: list(query.office),
          lanes: list(query.lane),
          early: query.early ?? '',
          sample: sampleFilter(query.sample),
          direction: query.direction ?? '',
        },
        { token: request.token },
      );
      return {
        definition: definitionBody(answer.definition),
        total: answer.total,
        groups: answer.groups,
        containsSample: answer.containsSample,
      };
    },
  );

  app.get(
    '/v1/metrics/target',
    {
      config: { public: true },
      schema: {
        operationId: 'target',
        tags,
        security: [],
        summary: 'Progress to "a third shorter" / 压缩三分之一的进度',
        querystring: Type.Object({ ...period, region: Type.Optional(Type.String({ maxLength: 60 })), direction }),
        response: { 200: Target, ...problems },
      },
    },
    async (request) => {
      const query = request.query;
      const answer = await clients.metrics.target(
        {
          definition: query.definition,
          fromMs: momentMs('from', query.from),
          beforeMs: momentMs('before', query.before),
          region: query.region ?? '',
          sample: sampleFilter(query.sample),
          direction: query.direction ?? '',
        },
        { token: request.token },
      );
      return { ...answer, definition: definitionBody(answer.definition) };
    },
  );

  app.get(
    '/v1/metrics/definitions',
    {
      config: { public: true },
      schema: {
        operationId: 'listDefinitions',
        tags,
        security: [],
        summary: 'The definitions behind the figures / 口径说明',
        response: { 200: Definitions, ...problems },
      },
    },
    async (request) => {
      const answer = await clients.metrics.listDefinitions({}, { token: request.token });
      return { definitions: answer.definitions.map(definitionBody) };
    },
  );

  app.get(
    '/v1/metrics/cases/:declarationId',
    {
      schema: {
        operationId: 'getCaseTimes',
        tags,
        summary: 'Stages of one case with their owners / 单票各环节用时',
        params: Type.Object({ declarationId: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({ definition: Type.Optional(Type.String({ maxLength: 60 })) }),
        response: { 200: CaseTimes, ...problems },
      },
    },
    async (request) => {
      const answer = await clients.metrics.getCaseTimes(
        { declarationId: request.params.declarationId, definition: request.query.definition ?? '' },
        { token: request.token },
      );
      return {
        declarationId: answer.declarationId,
        totalMs: answer.totalMs,
        sample: answer.sample,
        definition: answer.definition,
        outcome: answer.outcome,
        preArrival: answer.preArrival,
        stages: answer.stages.map((stage) => ({
          stage: stage.stage,
          owner: stage.owner,
          from: iso(stage.fromMs),
          to: iso(stage.toMs),
          ms: stage.toMs - stage.fromMs,
        })),
        milestones: answer.milestones.map((entry) => ({
          milestone: entry.milestone,
          occurredAt: iso(entry.occurredAtMs),
          recordedAt: iso(entry.recordedAtMs),
        })),
      };
    },
  );
}

function sampleFilter(sample: string | undefined): string {
  return sample === 'only' || sample === 'exclude' ? sample : '';
}

function definitionBody(definition: Definition | undefined) {
  if (definition === undefined) throw new Error('the metrics service answered without a definition');
  const { nameZh, nameEn, ...rest } = definition;
  return { ...rest, name: { zh: nameZh, en: nameEn } };
}
