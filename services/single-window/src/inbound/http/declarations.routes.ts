import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { declarationBody } from './declaration-body.ts';
import { detailBody } from './declaration-detail.ts';
import { DeclarationFilter, listRequestOf } from './declaration-query.ts';
import { orNull } from './format.ts';
import { readDeclaration } from './read-declaration.ts';
import { pageQuery, problems, WaitFor } from './schemas/common.ts';
import { DeclarationDetail, DeclarationPage } from './schemas/declaration.ts';

/** Reading declarations: one, and the list that the caller may see. */
export function declarationsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/declarations/:id',
    {
      schema: {
        operationId: 'getDeclaration',
        tags: ['declarations'],
        summary: 'One declaration, its timeline, and what is owed by whom; by id or 18-digit number / 单票报关单',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: DeclarationDetail, ...problems },
      },
    },
    async (request) => detailBody(await readDeclaration(clients, request.params.id, request.token)),
  );

  app.get(
    '/v1/declarations/:id/dec-message',
    {
      schema: {
        operationId: 'getDecMessage',
        tags: ['declarations'],
        summary: 'One declaration as a DecMessage file, as far as the caller may see it / 导出报关单报文',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: { description: 'DecMessage, UTF-8', content: { 'application/xml': { schema: Type.String() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { decMessage, declarationNo } = await clients.declarations.getDecMessage(
        { declarationId: request.params.id },
        { token: request.token },
      );
      void reply.header('content-disposition', `attachment; filename="${declarationNo}.xml"`);
      return reply.type('application/xml; charset=utf-8').send(decMessage);
    },
  );

  app.get(
    '/v1/declarations/:id/receipts',
    {
      schema: {
        operationId: 'getReceipts',
        tags: ['declarations'],
        summary: 'Receipts of one declaration so far, in the DEC_RESULT form / 报关单回执',
        description:
          'DEC_RESULTS with one DEC_RESULT for each receipt, oldest first; CHANNEL is a code of the code table receipt-codes, times are those of China / 按时间先后列出全部回执',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: { description: 'DEC_RESULTS, UTF-8', content: { 'application/xml': { schema: Type.String() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { decResults, declarationNo } = await clients.declarations.getReceipts(
        { declarationId: request.params.id },
        { token: request.token },
      );
      void reply.header('content-disposition', `attachment; filename="${declarationNo}-receipts.xml"`);
      return reply.type('application/xml; charset=utf-8').send(decResults);
    },
  );

  app.get(
    '/v1/declarations',
    {
      schema: {
        operationId: 'listDeclarations',
        tags: ['declarations'],
        summary: 'Own declarations: filter, search, sort, page / 我的报关单',
        querystring: Type.Object({
          ...DeclarationFilter.properties,
          countUpTo: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 1000, default: 0, description: 'Also count, up to this many; 0: do not / 计数上限' }),
          ),
          waitFor: WaitFor('Id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: DeclarationPage, ...problems },
      },
    },
    async (request) => {
      const { waitFor, cursor = '', limit = 50, countUpTo = 0, ...filter } = request.query;
      const [waitDeclarationId = '', waitVersion = ''] = (waitFor ?? '').split(':');
      const wait = { waitDeclarationId, waitVersion: Number.parseInt(waitVersion, 10) || 0 };
      const asked = { ...listRequestOf(filter), ...wait, cursor, limit, countUpTo };
      const answer = await clients.declarations.listDeclarations(asked, { token: request.token });
      const { count, countMore } = answer;
      return {
        rows: answer.rows.map(declarationBody),
        nextCursor: orNull(answer.nextCursor),
        count: countUpTo === 0 ? null : { rows: count, more: countMore },
      };
    },
  );
}
