import { Type } from 'typebox';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { IdempotencyHeaders, problems } from './schemas/common.ts';
import { submittedBody } from './submitted-body.ts';

const XML_LIMIT_BYTES = 10 * 1024 * 1024;
const XML_TYPES = ['application/xml', 'text/xml'];

/** `POST /v1/declarations`: JSON or a DecMessage file; 202 with the number, or 422 with every fault. */
export function submitDeclarationRoute(app: App, clients: Clients): void {
  app.addContentTypeParser(XML_TYPES, { parseAs: 'buffer', bodyLimit: XML_LIMIT_BYTES }, (_request, body, done) => {
    done(null, body);
  });
  app.post(
    '/v1/declarations',
    {
      schema: {
        operationId: 'submitDeclaration',
        tags: ['declarations'],
        summary: 'File a declaration / 申报',
        headers: IdempotencyHeaders,
        querystring: Type.Object({
          dryRun: Type.Optional(Type.Boolean({ default: false, description: 'Check only, store nothing / 只校验不保存' })),
        }),
        body: {
          content: {
            'application/json': { schema: Type.Ref('DeclarationContent') },
            'application/xml': { schema: Type.Any({ description: 'DecMessage, UTF-8 or GBK, at most 10 MiB' }) },
            'text/xml': { schema: Type.Any() },
          },
        },
        response: { 202: Type.Ref('Submitted'), ...problems },
      },
    },
    async (request, reply) => {
      const { dryRun } = request.query;
      const answer = await clients.declarations.submitDeclaration(
        { source: sourceOf(request.body), idempotencyKey: request.headers['idempotency-key'] ?? '', dryRun: dryRun ?? false },
        { token: request.token },
      );
      return reply.code(202).send(submittedBody(answer));
    },
  );
}

/** A request without a body has no content type either, so no schema has looked at it: the service says what is missing. */
function sourceOf(body: unknown): SubmitDeclarationRequest['source'] {
  if (Buffer.isBuffer(body)) return { $case: 'decMessage', value: body };
  if (typeof body !== 'object' || body === null) return undefined;
  return { $case: 'content', value: DeclarationContent.fromPartial(body) };
}
