import { Type } from 'typebox';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { lineBody, lineMovementBody, passBody, stockListBody } from './account-body.ts';
import { orNull } from './format.ts';
import { Nullable, OneOf, pageQuery, problems } from './schemas/common.ts';
import { AccountLine, GatePass, LineMovement, StockListRow } from './schemas/warehouse.ts';

const tags = ['warehouses'];
const account = Type.Object({ accountNo: Type.String({ maxLength: 64 }) });
const search = Type.Optional(Type.String({ maxLength: 64, description: 'Part of a number / 编号的一部分' }));

interface Page {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
const pageOf = ({ cursor, limit }: Page) => ({ cursor: cursor ?? '', limit: limit ?? 50 });

/** Lists, passes and line movements of one account, newest first, page by page: an account keeps them for ever. */
export function warehouseDocumentsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/warehouses/accounts/:accountNo/lists',
    {
      schema: {
        operationId: 'listStockLists',
        tags,
        summary: 'Lists of an account / 核注清单列表',
        params: account,
        querystring: Type.Object({ status: Type.Optional(OneOf(['PRE_BOOKED', 'BOOKED', 'CANCELLED'])), search, ...pageQuery }),
        response: {
          200: Type.Object({ rows: Type.Array(StockListRow), nextCursor: Nullable(Type.String()), total: Type.Integer() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { status, search: text, ...page } = request.query;
      const asked = { accountNo: request.params.accountNo, status: status ?? '', search: text ?? '', ...pageOf(page) };
      const answer = await clients.warehouses.listStockLists(asked, { token: request.token });
      return { rows: answer.rows.flatMap(stockListBody), nextCursor: orNull(answer.nextCursor), total: answer.total };
    },
  );

  app.get(
    '/v1/warehouses/accounts/:accountNo/passes',
    {
      schema: {
        operationId: 'listGatePasses',
        tags,
        summary: 'Gate passes of an account / 核放单列表',
        params: account,
        querystring: Type.Object({ status: Type.Optional(OneOf(['APPROVED', 'PASSED', 'VOID'])), search, ...pageQuery }),
        response: {
          200: Type.Object({ rows: Type.Array(GatePass), nextCursor: Nullable(Type.String()), total: Type.Integer() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { status, search: text, ...page } = request.query;
      const asked = { accountNo: request.params.accountNo, status: status ?? '', search: text ?? '', ...pageOf(page) };
      const answer = await clients.warehouses.listGatePasses(asked, { token: request.token });
      return { rows: answer.passes.map(passBody), nextCursor: orNull(answer.nextCursor), total: answer.total };
    },
  );

  app.get(
    '/v1/warehouses/accounts/:accountNo/lines/:lineNo/movements',
    {
      schema: {
        operationId: 'listLineMovements',
        tags,
        summary: 'Who booked what on a line, when, by which document / 商品项流水',
        params: Type.Object({ accountNo: Type.String({ maxLength: 64 }), lineNo: Type.String({ maxLength: 20 }) }),
        querystring: Type.Object(pageQuery),
        response: {
          200: Type.Object({
            line: AccountLine,
            rows: Type.Array(LineMovement),
            nextCursor: Nullable(Type.String()),
            total: Type.Integer(),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const asked = { ...request.params, ...pageOf(request.query) };
      const answer = await clients.warehouses.listLineMovements(asked, { token: request.token });
      if (answer.line === undefined) throw new Error('warehouses answered the movements of a line without the line');
      const page = { nextCursor: orNull(answer.nextCursor), total: answer.total };
      return { line: lineBody(answer.line), rows: answer.movements.map(lineMovementBody), ...page };
    },
  );
}
