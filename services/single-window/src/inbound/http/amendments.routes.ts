import { Type } from 'typebox';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { amendmentBody, decidedBody, openRequestBody, reasonOf, versionsBody } from './amendment-body.ts';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import {
  AmendmentBody,
  DecidedRequest,
  DecisionBody,
  KINDS,
  OpenRequestPage,
  RequestedAmendment,
  RequestedWithdrawal,
  TakenBackRequest,
  Versions,
  WithdrawalBody,
} from './schemas/amendment.ts';
import { IdempotencyHeaders, OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';

const CONTENT_LIMIT_BYTES = 2 * 1024 * 1024;
const params = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** Amendment and withdrawal of declarations (修撤单): asked for by the company, decided by customs, every version kept. */
export function amendmentsRoutes(app: App, clients: Clients): void {
  const common = { tags: ['amendments'] };

  app.post(
    '/v1/declarations/:id/amendments',
    {
      bodyLimit: CONTENT_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'requestAmendment',
        summary: 'Ask to amend a declaration: the whole new content, and why / 申请修改报关单',
        params,
        headers: IdempotencyHeaders,
        querystring: Type.Object({
          dryRun: Type.Optional(Type.Boolean({ default: false, description: 'Check and compare only, store nothing / 只校验和对照' })),
        }),
        body: AmendmentBody,
        response: { 202: RequestedAmendment, ...problems },
      },
    },
    async (request, reply) => {
      const { contentVersion, content } = request.body;
      const answer = await clients.amendments.requestAmendment(
        {
          ...{ declarationId: request.params.id, reason: reasonOf(request.body), baseContentVersion: contentVersion },
          content: DeclarationContent.fromPartial(content as object),
          ...{ idempotencyKey: request.headers['idempotency-key'] ?? '', dryRun: request.query.dryRun ?? false },
        },
        { token: request.token },
      );
      return reply.code(202).send(amendmentBody(answer));
    },
  );

  app.post(
    '/v1/declarations/:id/withdrawal',
    {
      schema: {
        ...common,
        operationId: 'requestWithdrawal',
        summary: 'Ask to withdraw a declaration / 申请撤销报关单',
        params,
        headers: IdempotencyHeaders,
        body: WithdrawalBody,
        response: { 202: RequestedWithdrawal, ...problems },
      },
    },
    async (request, reply) => {
      const idempotencyKey = request.headers['idempotency-key'] ?? '';
      const { requestId, declarationId, version, repeated } = await clients.amendments.requestWithdrawal(
        { declarationId: request.params.id, reason: reasonOf(request.body), idempotencyKey },
        { token: request.token },
      );
      return reply.code(202).send({ requestId, declarationId, version, repeated });
    },
  );

  app.get(
    '/v1/declarations/:id/versions',
    {
      schema: {
        ...common,
        operationId: 'getVersions',
        summary: 'Every version of the content and every request, with the differences / 报关单版本与修撤单记录',
        params,
        response: { 200: Versions, ...problems },
      },
    },
    async (request) => versionsBody(await clients.amendments.getVersions({ declarationId: request.params.id }, { token: request.token })),
  );

  app.get(
    '/v1/declarations/requests',
    {
      schema: {
        ...common,
        operationId: 'listRequests',
        summary: 'Open requests: of the own offices, or of the own company; the oldest first / 待审批的修撤单',
        querystring: Type.Object({
          kind: Type.Optional(OneOf(KINDS)),
          waitFor: WaitFor('Declaration id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: OpenRequestPage, ...problems },
      },
    },
    async (request) => {
      const { kind = '', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitDeclarationId = '', version = ''] = waitFor.split(':');
      const answer = await clients.amendments.listRequests(
        { kind, cursor, limit, waitDeclarationId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: answer.rows.map(openRequestBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.post(
    '/v1/declarations/:id/requests/:requestId/decision',
    {
      schema: {
        ...common,
        operationId: 'decideRequest',
        summary: 'Customs approves or refuses a request, on the version that was seen / 审批修撤单',
        params: Type.Object({ ...params.properties, requestId: Type.String({ maxLength: 100 }) }),
        body: DecisionBody,
        response: { 200: DecidedRequest, ...problems },
      },
    },
    async (request) => {
      const { decision, reason, version: expectedVersion } = request.body;
      const { id: declarationId, requestId } = request.params;
      return decidedBody(
        await clients.amendments.decideRequest(
          { declarationId, requestId, approve: decision === 'approve', reason, expectedVersion },
          { token: request.token },
        ),
      );
    },
  );

  app.post(
    '/v1/declarations/:id/requests/:requestId/take-back',
    {
      schema: {
        ...common,
        operationId: 'takeBackRequest',
        summary: 'The company takes its open request back; twice is once / 撤回修撤单申请',
        params: Type.Object({ ...params.properties, requestId: Type.String({ maxLength: 100 }) }),
        response: { 200: TakenBackRequest, ...problems },
      },
    },
    async (request) => {
      const { id, requestId } = request.params;
      return clients.amendments.takeBackRequest({ declarationId: id, requestId }, { token: request.token });
    },
  );
}
