import { Type } from 'typebox';
import { StockDirection } from '@tongguan/contracts/warehouses/v1/events';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { accountBody, accountRowBody } from './account-body.ts';
import { momentMs, orNull } from './format.ts';
import { Nullable, OneOf, pageQuery, problems } from './schemas/common.ts';
import { Account, AccountAnswer, AccountRow, Quantities } from './schemas/warehouse.ts';

const strict = { additionalProperties: false } as const;
const account = Type.Object({ accountNo: Type.String({ maxLength: 64 }) });
const tags = ['warehouses'];

/** Bonded accounts: lines with the four counters, lists and gate passes. */
export function warehousesRoutes(app: App, clients: Clients): void {
  const answers = { 200: AccountAnswer, ...problems };

  app.post(
    '/v1/warehouses/accounts',
    {
      schema: {
        operationId: 'openAccount',
        tags,
        summary: 'Open an account / 设立账册',
        body: Type.Object(
          {
            accountNo: Type.String({ maxLength: 64 }),
            customsOffice: Type.String({ maxLength: 4 }),
            keeperCompany: Type.Optional(
              Type.String({ maxLength: 18, description: 'Only an administrator names another / 仅管理员可指定' }),
            ),
            lines: Type.Array(
              Type.Object(
                {
                  lineNo: Type.String({ maxLength: 20 }),
                  hsCode: Type.String({ maxLength: 13 }),
                  name: Type.String({ maxLength: 255 }),
                  unit: Type.String({ maxLength: 3 }),
                  limitAt: Type.Optional(Type.String({ maxLength: 40, description: 'Last day of storage / 存储期限' })),
                },
                strict,
              ),
              { minItems: 1, maxItems: 1000 },
            ),
          },
          strict,
        ),
        response: answers,
      },
    },
    async (request) => {
      const { accountNo, customsOffice, keeperCompany, lines } = request.body;
      const command = {
        accountNo,
        customsOffice,
        keeperCompany: keeperCompany ?? '',
        lines: lines.map(({ limitAt, ...line }) => ({ ...line, limitAtMs: momentMs('limitAt', limitAt) })),
      };
      return clients.warehouses.openAccount(command, { token: request.token });
    },
  );

  app.get(
    '/v1/warehouses/accounts',
    {
      schema: {
        operationId: 'listAccounts',
        tags,
        summary: 'Own accounts / 我的账册',
        querystring: Type.Object({
          accountNo: Type.Optional(Type.String({ maxLength: 64, description: 'Beginning of the account number / 账册编号开头' })),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(AccountRow), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { accountNo, cursor, limit } = request.query;
      const page = { accountNo: accountNo ?? '', cursor: cursor ?? '', limit: limit ?? 50 };
      const answer = await clients.warehouses.listAccounts(page, { token: request.token });
      return { rows: answer.rows.map(accountRowBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.get(
    '/v1/warehouses/accounts/:accountNo',
    {
      schema: {
        operationId: 'getAccount',
        tags,
        summary: 'One account with its counters / 账册余额',
        params: account,
        querystring: Type.Object({
          lists: Type.Optional(Type.Boolean({ default: true, description: 'false: without lists, which are paged apart / 不含清单' })),
        }),
        response: { 200: Account, ...problems },
      },
    },
    async (request) => {
      const asked = { accountNo: request.params.accountNo, withoutLists: request.query.lists === false };
      return accountBody(await clients.warehouses.getAccount(asked, { token: request.token }));
    },
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/lists',
    {
      schema: {
        operationId: 'preBookList',
        tags,
        summary: 'Pre-book a list / 核注清单预核扣',
        params: account,
        body: Type.Object(
          {
            listNo: Type.String({ maxLength: 64 }),
            direction: OneOf(['IN', 'OUT']),
            quantities: Quantities,
            declarationNo: Type.Optional(Type.String({ maxLength: 18 })),
          },
          strict,
        ),
        response: answers,
      },
    },
    async (request) => {
      const { listNo, direction, quantities, declarationNo } = request.body;
      const command = {
        accountNo: request.params.accountNo,
        listNo,
        direction: StockDirection[direction],
        quantities,
        declarationNo: declarationNo ?? '',
      };
      return clients.warehouses.preBookList(command, { token: request.token });
    },
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/lists/:listNo/cancel',
    {
      schema: {
        operationId: 'cancelList',
        tags,
        summary: 'Cancel a list that no pass has used / 撤销核注清单',
        params: Type.Object({ accountNo: Type.String({ maxLength: 64 }), listNo: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, strict),
        response: answers,
      },
    },
    async (request) => clients.warehouses.cancelList({ ...request.params, reason: request.body.reason }, { token: request.token }),
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/lists/:listNo/passes',
    {
      schema: {
        operationId: 'issueGatePass',
        tags,
        summary: 'Issue a gate pass / 核放单',
        params: Type.Object({ accountNo: Type.String({ maxLength: 64 }), listNo: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ passNo: Type.String({ maxLength: 64 }), quantities: Quantities }, strict),
        response: answers,
      },
    },
    async (request) => clients.warehouses.issueGatePass({ ...request.params, ...request.body }, { token: request.token }),
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/passes/:passNo/gate',
    {
      schema: {
        operationId: 'passGate',
        tags,
        summary: 'The barrier went up for a pass / 过卡',
        params: Type.Object({ accountNo: Type.String({ maxLength: 64 }), passNo: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ occurredAt: Type.String({ maxLength: 40 }) }, strict),
        response: answers,
      },
    },
    async (request) =>
      clients.warehouses.passGate(
        { ...request.params, occurredAtMs: momentMs('occurredAt', request.body.occurredAt) },
        { token: request.token },
      ),
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/passes/:passNo/void',
    {
      schema: {
        operationId: 'voidGatePass',
        tags,
        summary: 'Void an unused pass / 作废核放单',
        params: Type.Object({ accountNo: Type.String({ maxLength: 64 }), passNo: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, strict),
        response: answers,
      },
    },
    async (request) => clients.warehouses.voidGatePass({ ...request.params, reason: request.body.reason }, { token: request.token }),
  );
}
