import { Type } from 'typebox';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { DraftRow } from '@tongguan/contracts/declarations/v1/drafts';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Clients } from './clients.ts';
import { draftBody, etagOf, statusOf } from './draft-body.ts';
import type { App } from './app-type.ts';
import { iso, orNull } from './format.ts';
import { IdempotencyHeaders, Nullable, OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';
import { submittedBody } from './submitted-body.ts';
import { CreateDraftBody, DraftRow as DraftRowBody, SaveDraftBody } from './schemas/draft.ts';

const params = Type.Object({ id: Type.String({ maxLength: 100, pattern: '^[\\w-]+$' }) });
const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ pattern: '^"[0-9]{1,9}"$', description: 'The version in quotes, as ETag gave it / 版本' })),
});
const DRAFT_LIMIT_BYTES = 2 * 1024 * 1024;

/** Drafts of declarations (草稿): kept on the server, saved by version, filed once. */
export function draftsRoutes(app: App, clients: Clients): void {
  const common = { tags: ['drafts'] };

  app.post(
    '/v1/drafts',
    {
      bodyLimit: DRAFT_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'createDraft',
        summary: 'Begin a draft, also as a copy of a declaration / 新建草稿，或复制报关单',
        headers: IdempotencyHeaders,
        body: CreateDraftBody,
        response: { 201: Type.Ref('Draft'), ...problems },
      },
    },
    async (request, reply) => {
      const { title = '', content, fromDeclaration = '' } = request.body;
      const { draft } = await clients.drafts.createDraft(
        {
          ...{ title, fromDeclaration, idempotencyKey: request.headers['idempotency-key'] ?? '' },
          content: content === undefined ? undefined : DeclarationContent.fromPartial(content as object),
        },
        { token: request.token },
      );
      const body = draftBody(draft);
      return reply.code(201).header('etag', etagOf(body.version)).header('location', `/v1/drafts/${body.id}`).send(body);
    },
  );

  app.put(
    '/v1/drafts/:id',
    {
      bodyLimit: DRAFT_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'saveDraft',
        summary: 'Save a draft over the version that was edited / 保存草稿',
        params,
        headers: IfMatch,
        body: SaveDraftBody,
        response: { 200: Type.Object({ version: Type.Integer(), savedAt: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request, reply) => {
      const { title = '', content } = request.body;
      const expectedVersion = versionOf(request.headers['if-match']) ?? request.body.version;
      if (expectedVersion === undefined) throw refuse(REFUSALS, 'draft-version-missing');
      const { version, savedAtMs } = await clients.drafts.saveDraft(
        { draftId: request.params.id, expectedVersion, title, content: DeclarationContent.fromPartial(content as object) },
        { token: request.token },
      );
      return reply.header('etag', etagOf(version)).send({ version, savedAt: iso(savedAtMs) });
    },
  );

  app.get(
    '/v1/drafts/:id',
    {
      schema: {
        ...common,
        operationId: 'getDraft',
        summary: 'One draft / 单份草稿',
        params,
        response: { 200: Type.Ref('Draft'), ...problems },
      },
    },
    async (request, reply) => {
      const { draft } = await clients.drafts.getDraft({ draftId: request.params.id }, { token: request.token });
      const body = draftBody(draft);
      return reply.header('etag', etagOf(body.version)).send(body);
    },
  );

  app.get(
    '/v1/drafts',
    {
      schema: {
        ...common,
        operationId: 'listDrafts',
        summary: 'Drafts of the company, the one saved last first / 本企业草稿',
        querystring: Type.Object({
          q: Type.Optional(Type.String({ maxLength: 64, description: 'Part of name, bill or contract / 名称、提运单号或合同号的一部分' })),
          status: Type.Optional(OneOf(['OPEN', 'SUBMITTED'], { default: 'OPEN' })),
          waitFor: WaitFor('Id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(DraftRowBody), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { q = '', status = 'OPEN', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitDraftId = '', version = ''] = waitFor.split(':');
      const answer = await clients.drafts.listDrafts(
        { search: q, status, cursor, limit, waitDraftId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: answer.rows.map(rowBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.delete(
    '/v1/drafts/:id',
    {
      schema: {
        ...common,
        operationId: 'discardDraft',
        summary: 'Throw a draft away / 删除草稿',
        params,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      await clients.drafts.discardDraft({ draftId: request.params.id }, { token: request.token });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/drafts/:id/submit',
    {
      schema: {
        ...common,
        operationId: 'submitDraft',
        summary: 'File a draft: it becomes one declaration, however often this is called / 申报草稿',
        params,
        headers: IfMatch,
        response: { 202: Type.Ref('Submitted'), ...problems },
      },
    },
    async (request, reply) => {
      const answer = await clients.drafts.submitDraft(
        { draftId: request.params.id, expectedVersion: versionOf(request.headers['if-match']) ?? 0 },
        { token: request.token },
      );
      return reply.code(202).send(submittedBody(answer));
    },
  );
}

const REFUSALS: RefusalTable<'draft-version-missing'> = {
  'draft-version-missing': {
    kind: 'invalid',
    zh: '缺少所编辑的草稿版本：以 If-Match 请求头或 version 字段给出',
    en: 'The version of the draft that was edited is missing: give it as If-Match or as version',
  },
};

const versionOf = (etag: string | undefined): number | undefined => (etag === undefined ? undefined : Number(etag.slice(1, -1)));

const directions: Readonly<Record<string, 'IMPORT' | 'EXPORT'>> = { I: 'IMPORT', E: 'EXPORT' };

function rowBody(row: DraftRow) {
  const { draftId: id, status, title, direction, billNo, contractNo, traderName, goodsName, items, version, sample } = row;
  return {
    ...{ id, status: statusOf(status), title, direction: directions[direction] ?? null, billNo, contractNo, traderName, goodsName },
    ...{ items, version, sample, createdAt: iso(row.createdAtMs), savedAt: iso(row.savedAtMs) },
    ...{ declarationId: orNull(row.declarationId), declarationNo: orNull(row.declarationNo), copiedFrom: orNull(row.copiedFrom) },
  };
}
