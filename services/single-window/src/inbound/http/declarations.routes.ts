import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { declarationBody } from './declaration-body.ts';
import { iso, list, momentMs, orNull } from './format.ts';
import { OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';
import { DeclarationDetail, DeclarationPage } from './schemas/declaration.ts';

/** Reading declarations: one, and the list that the caller may see. */
export function declarationsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/declarations/:id',
    {
      schema: {
        operationId: 'getDeclaration',
        tags: ['declarations'],
        summary: 'One declaration with its timeline, by id or 18-digit number / 单票报关单',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: DeclarationDetail, ...problems },
      },
    },
    async (request) => {
      const answer = await clients.declarations.getDeclaration({ declarationId: request.params.id }, { token: request.token });
      if (answer.row === undefined) throw new Error('the declarations service answered without a row');
      return {
        row: declarationBody(answer.row),
        content: answer.content ?? {},
        version: answer.version,
        timeline: answer.timeline.map((entry) => ({
          fact: entry.fact,
          occurredAt: iso(entry.occurredAtMs),
          recordedAt: iso(entry.recordedAtMs),
          source: entry.source,
          version: entry.version,
        })),
      };
    },
  );

  app.get(
    '/v1/declarations',
    {
      schema: {
        operationId: 'listDeclarations',
        tags: ['declarations'],
        summary: 'Own declarations: filter, sort, page / 我的报关单',
        querystring: Type.Object({
          status: Type.Optional(Type.String({ description: 'Comma-separated / 逗号分隔' })),
          direction: Type.Optional(OneOf(['IMPORT', 'EXPORT'])),
          customsOffice: Type.Optional(Type.String({ maxLength: 4 })),
          transportMode: Type.Optional(Type.String({ maxLength: 1 })),
          billNo: Type.Optional(Type.String({ maxLength: 64 })),
          containerId: Type.Optional(Type.String({ maxLength: 11 })),
          declarationNo: Type.Optional(Type.String({ maxLength: 18, description: 'Prefix / 号码前缀' })),
          submittedFrom: Type.Optional(Type.String({ maxLength: 40, description: 'RFC 3339 or yyyy-mm-dd (Asia/Shanghai)' })),
          submittedBefore: Type.Optional(Type.String({ maxLength: 40 })),
          sort: Type.Optional(OneOf(['submittedAt', '-submittedAt', 'declarationNo', '-declarationNo'], { default: '-submittedAt' })),
          waitFor: WaitFor('Id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: DeclarationPage, ...problems },
      },
    },
    async (request) => {
      const query = request.query;
      const [waitId = '', waitVersion = ''] = (query.waitFor ?? '').split(':');
      const answer = await clients.declarations.listDeclarations(
        {
          statuses: list(query.status),
          direction: query.direction ?? '',
          customsOffice: query.customsOffice ?? '',
          transportMode: query.transportMode ?? '',
          billNo: query.billNo ?? '',
          containerId: query.containerId ?? '',
          declarationNo: query.declarationNo ?? '',
          submittedFromMs: momentMs('submittedFrom', query.submittedFrom),
          submittedBeforeMs: momentMs('submittedBefore', query.submittedBefore),
          sort: query.sort ?? '-submittedAt',
          cursor: query.cursor ?? '',
          limit: query.limit ?? 50,
          changedSinceMs: 0,
          waitDeclarationId: waitId,
          waitVersion: Number.parseInt(waitVersion, 10) || 0,
        },
        { token: request.token },
      );
      return { rows: answer.rows.map(declarationBody), nextCursor: orNull(answer.nextCursor) };
    },
  );
}
