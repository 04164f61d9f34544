import { Type } from 'typebox';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import { mandateAnswer, mandateBody, termsFrom } from './mandate-body.ts';
import { IdempotencyHeaders, OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';
import {
  AskBody,
  EndBody,
  GrantBody,
  MANDATE_FILTERS,
  MANDATE_ROLES,
  MandateAnswer,
  MandatePage,
  RevocationBody,
} from './schemas/mandate.ts';

const params = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** Mandates (代理报关委托): a trader lets an agent file for it; both see it, either ends it. */
export function mandatesRoutes(app: App, clients: Clients): void {
  const common = { tags: ['mandates'] };
  const answer = { 200: MandateAnswer, ...problems };

  app.get(
    '/v1/mandates',
    {
      schema: {
        ...common,
        operationId: 'listMandates',
        summary: 'Mandates that the own company gave or was given / 本企业的报关委托',
        querystring: Type.Object({
          role: Type.Optional(OneOf(MANDATE_ROLES, { description: 'TRADER: given; AGENT: received / 委托方或受托方' })),
          standing: Type.Optional(OneOf(MANDATE_FILTERS, { description: 'CURRENT: in force, not yet, asked for / 有效、待生效、申请中' })),
          waitFor: WaitFor('Mandate id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: MandatePage, ...problems },
      },
    },
    async (request) => {
      const { role = '', standing = '', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitMandateId = '', version = ''] = waitFor.split(':');
      const { rows, nextCursor } = await clients.mandates.listMandates(
        { role, standing, cursor, limit, waitMandateId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: rows.map(mandateBody), nextCursor: orNull(nextCursor) };
    },
  );

  app.post(
    '/v1/mandates',
    {
      schema: {
        ...common,
        operationId: 'grantMandate',
        summary: 'Mandate an agent; what it was given before is replaced / 委托代理报关，取代原委托',
        headers: IdempotencyHeaders,
        body: GrantBody,
        response: answer,
      },
    },
    async (request) =>
      mandateAnswer(
        await clients.mandates.grantMandate(
          {
            ...{ agentCompany: request.body.agent, terms: termsFrom(request.body) },
            idempotencyKey: request.headers['idempotency-key'] ?? '',
          },
          { token: request.token },
        ),
      ),
  );

  app.post(
    '/v1/mandates/requests',
    {
      schema: {
        ...common,
        operationId: 'requestMandate',
        summary: 'As an agent, ask a trader for a mandate / 代理企业申请委托',
        headers: IdempotencyHeaders,
        body: AskBody,
        response: answer,
      },
    },
    async (request) =>
      mandateAnswer(
        await clients.mandates.requestMandate(
          {
            ...{ traderCompany: request.body.trader, terms: termsFrom(request.body) },
            idempotencyKey: request.headers['idempotency-key'] ?? '',
          },
          { token: request.token },
        ),
      ),
  );

  app.post(
    '/v1/mandates/:id/refusal',
    {
      schema: {
        ...common,
        operationId: 'refuseMandateRequest',
        summary: 'The trader does not give what is asked for / 拒绝委托申请',
        params,
        body: EndBody,
        response: answer,
      },
    },
    async (request) =>
      mandateAnswer(
        await clients.mandates.refuseMandateRequest(
          { mandateId: request.params.id, reason: request.body.reason },
          { token: request.token },
        ),
      ),
  );

  app.post(
    '/v1/mandates/:id/revocation',
    {
      schema: {
        ...common,
        operationId: 'revokeMandate',
        summary: 'Either side ends the mandate: nothing more is filed, what was filed stays / 解除委托',
        params,
        body: RevocationBody,
        response: answer,
      },
    },
    async (request) =>
      mandateAnswer(
        await clients.mandates.revokeMandate(
          { mandateId: request.params.id, reason: request.body.reason, expectedVersion: request.body.version },
          { token: request.token },
        ),
      ),
  );
}
