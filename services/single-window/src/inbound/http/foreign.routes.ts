import { Type } from 'typebox';
import type { ForeignDeclaration } from '@tongguan/contracts/declarations/v1/foreign';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { draftBody, etagOf } from './draft-body.ts';
import { IdempotencyHeaders, problems } from './schemas/common.ts';
import { DraftOrigin, ImportedDraft } from './schemas/foreign.ts';

const FOREIGN_LIMIT_BYTES = 1024 * 1024;

/** Declarations of other countries as the beginning of a draft (导入国外报关单). */
export function foreignRoutes(app: App, clients: Clients): void {
  const common = { tags: ['drafts'] };

  app.post(
    '/v1/drafts/import',
    {
      bodyLimit: FOREIGN_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'importForeignDeclaration',
        summary: 'Begin a draft with a declaration in the WCO Data Model / 由WCO数据模型报关单新建草稿',
        description:
          'What has a counterpart becomes a field, codes by the code tables; everything else is kept with the draft and shown / 有对应的要素填入草稿，其余随草稿保存并显示',
        headers: IdempotencyHeaders,
        querystring: Type.Object({ title: Type.Optional(Type.String({ maxLength: 200, description: 'Own name / 草稿名称' })) }),
        body: {
          content: {
            'application/xml': { schema: Type.Any({ description: 'MetaData/Declaration, UTF-8 or GBK, at most 1 MiB' }) },
            'text/xml': { schema: Type.Any() },
          },
        },
        response: { 201: ImportedDraft, ...problems },
      },
    },
    async (request, reply) => {
      // JSON is parsed for every route; nothing here could read it
      if (request.body !== undefined && request.body !== null && !Buffer.isBuffer(request.body))
        throw Object.assign(new Error('not XML'), { statusCode: 415 });
      const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { draft, foreign } = await clients.foreign.importForeignDeclaration(
        { file, title: request.query.title ?? '', idempotencyKey: request.headers['idempotency-key'] ?? '' },
        { token: request.token },
      );
      if (foreign === undefined) throw new Error('the declarations service answered without the foreign declaration');
      const body = draftBody(draft);
      return reply
        .code(201)
        .header('etag', etagOf(body.version))
        .header('location', `/v1/drafts/${body.id}`)
        .send({ draft: body, foreign: foreignBody(foreign) });
    },
  );

  app.get(
    '/v1/drafts/:id/foreign',
    {
      schema: {
        ...common,
        operationId: 'getDraftOrigin',
        summary: 'The foreign declaration that a draft began with, if it did / 草稿所由来的国外报关单',
        params: Type.Object({ id: Type.String({ maxLength: 100, pattern: '^[\\w-]+$' }) }),
        response: { 200: DraftOrigin, ...problems },
      },
    },
    async (request) => {
      const { foreign } = await clients.foreign.getForeignDeclaration({ draftId: request.params.id }, { token: request.token });
      return { foreign: foreign === undefined ? null : foreignBody(foreign) };
    },
  );
}

function foreignBody({ format, modelVersion, responsibleCountry, reference, kept, mapped }: ForeignDeclaration) {
  return { format, modelVersion, responsibleCountry, reference, kept: [...kept], mapped: [...mapped] };
}
