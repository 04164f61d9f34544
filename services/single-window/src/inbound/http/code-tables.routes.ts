import { Type } from 'typebox';
import type { Code, CodeTableSummary } from '@tongguan/contracts/declarations/v1/reference';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import { pageQuery, problems } from './schemas/common.ts';
import { CodeTables, Codes } from './schemas/reference.ts';
import { unchanged } from './unchanged.ts';

const NotModified = Type.Null({ description: 'The caller has this version / 未变更' });
const tags = ['reference'];

/** Code tables (代码表): public, by the day, each row with its source. */
export function codeTablesRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/code-tables',
    {
      config: { public: true },
      schema: {
        operationId: 'listCodeTables',
        tags,
        security: [],
        summary: 'The code tables, their versions and how much of them is verified / 代码表目录',
        response: { 200: CodeTables, 304: NotModified, ...problems },
      },
    },
    async (request, reply) => {
      const { version, tables } = await clients.reference.listCodeTables({}, { token: request.token });
      if (unchanged(request, reply, version)) return reply.code(304).send(null);
      return { version, tables: tables.map(tableBody) };
    },
  );

  app.get(
    '/v1/code-tables/:table',
    {
      config: { public: true },
      schema: {
        operationId: 'findCodes',
        tags,
        security: [],
        summary: 'Codes by their beginning, by name or by pinyin initials, as of a day / 按代码、名称或拼音首字母查询',
        params: Type.Object({ table: Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' }) }),
        querystring: Type.Object({
          on: Type.Optional(Type.String({ maxLength: 10, description: 'yyyy-mm-dd in China; default today / 适用日期' })),
          q: Type.Optional(Type.String({ maxLength: 100, description: 'Code, name or initials (csgq) / 代码、名称或拼音首字母' })),
          ...pageQuery,
        }),
        response: { 200: Codes, 304: NotModified, ...problems },
      },
    },
    async (request, reply) => {
      const { on = '', q = '', limit = 50, cursor = '' } = request.query;
      const found = await clients.reference.findCodes({ table: request.params.table, on, q, limit, cursor }, { token: request.token });
      // without a day the answer is of today, so the day is part of its version
      if (unchanged(request, reply, `${found.version}.${found.on}`)) return reply.code(304).send(null);
      const { table, version, rows, nextCursor } = found;
      return { table, on: found.on, version, rows: rows.map(codeBody), nextCursor: orNull(nextCursor) };
    },
  );
}

function tableBody(summary: CodeTableSummary) {
  const { table, title, about, version, rows, verifiedRows } = summary;
  const unknownCode = summary.unknownCode as 'error' | 'warning' | 'ignore';
  const verifiedShare = rows === 0 ? 0 : verifiedRows / rows;
  return { table, title: title ?? { zh: '', en: '' }, about, version, rows, verifiedRows, verifiedShare, unknownCode };
}

function codeBody(row: Code) {
  const { code, name, validFrom, validTo, source, attributes } = row;
  const confidence = row.confidence as 'verified' | 'memory' | 'doubtful';
  return {
    ...{ code, name: name ?? { zh: '', en: '' }, validFrom, validTo: orNull(validTo), source, confidence, attributes },
    verified: confidence === 'verified',
  };
}
