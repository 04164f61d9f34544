import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { CommandResponse } from '@tongguan/contracts/clearance/v1/clearance';
import { DecisionKind } from '@tongguan/contracts/clearance/v1/clearance';
import { Finding } from '@tongguan/contracts/clearance/v1/events';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { caseBody } from './case-body.ts';
import { iso, momentMs } from './format.ts';
import { CaseDetail } from './schemas/clearance.ts';
import { IdempotencyHeaders, OneOf, problems } from './schemas/common.ts';

const DECISIONS = {
  clear: DecisionKind.CLEAR,
  hold: DecisionKind.HOLD,
  inspect: DecisionKind.INSPECT,
  refuse: DecisionKind.REFUSE,
} as const;
const FINDINGS = ['NO_ANOMALY', 'DOC_MISMATCH', 'IPR', 'PROHIBITED', 'QUARANTINE', 'SAFETY', 'REFER'] as const;
const SingleFindingBody = Type.Object(
  {
    itemNo: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    containerId: Type.Optional(Type.String({ maxLength: 11 })),
    finding: OneOf(FINDINGS),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
const strict = { additionalProperties: false } as const;
const params = Type.Object({ caseId: Type.String({ maxLength: 100 }) });
const answers = { 200: Type.Ref('CaseCommandAnswer'), ...problems };

/** One case: read it, claim it, decide, record an inspection. */
export function clearanceCaseRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/clearance/cases/:caseId',
    {
      schema: {
        operationId: 'getCase',
        tags: ['clearance'],
        summary: 'One case / 单个案卷',
        params,
        response: { 200: CaseDetail, ...problems },
      },
    },
    async (request) => caseBody(await clients.clearance.getCase({ caseId: request.params.caseId }, { token: request.token })),
  );

  app.post(
    '/v1/clearance/cases/:caseId/claim',
    {
      schema: {
        operationId: 'claimCase',
        tags: ['clearance'],
        summary: 'Claim, or extend the own claim / 领取或续期',
        params,
        headers: IdempotencyHeaders,
        response: answers,
      },
    },
    async (request) =>
      commandBody(
        await clients.clearance.claimCase({ caseId: request.params.caseId, commandId: commandId(request) }, { token: request.token }),
      ),
  );

  app.post(
    '/v1/clearance/cases/:caseId/return',
    {
      schema: {
        operationId: 'returnClaim',
        tags: ['clearance'],
        summary: 'Give the claim back / 退回',
        params,
        headers: IdempotencyHeaders,
        response: answers,
      },
    },
    async (request) =>
      commandBody(
        await clients.clearance.returnClaim({ caseId: request.params.caseId, commandId: commandId(request) }, { token: request.token }),
      ),
  );

  app.post(
    '/v1/clearance/cases/:caseId/decision',
    {
      schema: {
        operationId: 'decideCase',
        tags: ['clearance'],
        summary: 'Decide for the own authority / 作出决定',
        params,
        headers: IdempotencyHeaders,
        body: Type.Object(
          {
            decision: OneOf(['clear', 'hold', 'inspect', 'refuse']),
            legalBasis: Type.String({ maxLength: 500, description: 'Law and article / 法律依据' }),
            reason: Type.Optional(Type.String({ maxLength: 2000 })),
            dueAt: Type.Optional(Type.String({ maxLength: 40 })),
          },
          strict,
        ),
        response: answers,
      },
    },
    async (request) => {
      const { decision, legalBasis, reason, dueAt } = request.body;
      const command = {
        caseId: request.params.caseId,
        decision: DECISIONS[decision],
        legalBasis,
        reason: reason ?? '',
        dueAtMs: momentMs('dueAt', dueAt),
        commandId: commandId(request),
      };
      return commandBody(await clients.clearance.decideCase(command, { token: request.token }));
    },
  );

  app.post(
    '/v1/clearance/cases/:caseId/inspection',
    {
      schema: {
        operationId: 'recordInspection',
        tags: ['clearance'],
        summary: 'Record the result of an inspection / 录入查验结果',
        params,
        headers: IdempotencyHeaders,
        body: Type.Object(
          {
            finding: Type.Optional(OneOf(FINDINGS, { description: 'Of the whole; absent: the gravest of findings / 总体结论' })),
            findings: Type.Optional(Type.Array(SingleFindingBody, { maxItems: 200, description: 'Per item and container / 逐项逐箱' })),
            note: Type.Optional(Type.String({ maxLength: 4000 })),
            occurredAt: Type.Optional(Type.String({ maxLength: 40 })),
          },
          strict,
        ),
        response: answers,
      },
    },
    async (request) => {
      const { finding, findings, note, occurredAt } = request.body;
      const command = {
        caseId: request.params.caseId,
        finding: finding === undefined ? Finding.UNSPECIFIED : Finding[finding],
        findings: (findings ?? []).map((each) => ({
          itemNo: each.itemNo ?? 0,
          containerId: each.containerId ?? '',
          finding: Finding[each.finding],
          note: each.note ?? '',
        })),
        note: note ?? '',
        occurredAtMs: momentMs('occurredAt', occurredAt),
        commandId: commandId(request),
      };
      return commandBody(await clients.clearance.recordInspection(command, { token: request.token }));
    },
  );
}

/** The caller's key, so that a double click is one fact; its own id for a call without one. */
function commandId(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? `${request.principal?.subject ?? ''}:${key}` : randomUUID();
}

function commandBody(answer: CommandResponse) {
  return {
    caseId: answer.caseId,
    version: answer.version,
    status: answer.status,
    leaseUntil: iso(answer.leaseUntilMs),
    holds: [...answer.holds],
  };
}
