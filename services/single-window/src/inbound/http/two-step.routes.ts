import { Type } from 'typebox';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { IdempotencyHeaders, problems } from './schemas/common.ts';
import { Completed, CompletionBody, SummaryBody } from './schemas/two-step.ts';
import { submittedBody } from './submitted-body.ts';
import { completedBody } from './two-step-body.ts';

const CONTENT_LIMIT_BYTES = 2 * 1024 * 1024;
const querystring = Type.Object({
  dryRun: Type.Optional(Type.Boolean({ default: false, description: 'Check only, store nothing / 只校验不保存' })),
});

/** Two-step declaration of imports (两步申报): the summary, and its completion. */
export function twoStepRoutes(app: App, clients: Clients): void {
  const common = { tags: ['declarations'], querystring };

  app.post(
    '/v1/declarations/summary',
    {
      bodyLimit: CONTENT_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'submitSummary',
        summary: 'File the summary of an import; its flags say what has to be there (code table summary-fields) / 概要申报',
        headers: IdempotencyHeaders,
        body: SummaryBody,
        response: { 202: Type.Ref('Submitted'), ...problems },
      },
    },
    async (request, reply) => {
      const { controlled = false, inspected = false, taxed = false, guaranteeNo = '', content } = request.body;
      const answer = await clients.twoStep.submitSummary(
        {
          content: DeclarationContent.fromPartial(content as object),
          statement: { controlled, inspected, taxed, guaranteeNo },
          ...{ idempotencyKey: request.headers['idempotency-key'] ?? '', dryRun: request.query.dryRun ?? false },
        },
        { token: request.token },
      );
      return reply.code(202).send(submittedBody(answer));
    },
  );

  app.post(
    '/v1/declarations/:id/completion',
    {
      bodyLimit: CONTENT_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'completeDeclaration',
        summary: 'File the complete declaration of a summary; the same content again is the same completion / 完整申报',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        body: CompletionBody,
        response: { 202: Completed, ...problems },
      },
    },
    async (request, reply) => {
      const answer = await clients.twoStep.completeDeclaration(
        {
          declarationId: request.params.id,
          content: DeclarationContent.fromPartial(request.body.content as object),
          dryRun: request.query.dryRun ?? false,
        },
        { token: request.token },
      );
      return reply.code(202).send(completedBody(answer));
    },
  );
}
