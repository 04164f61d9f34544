import { Type } from 'typebox';
import { RefusalError, refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { enteredBillBody, enteredRowBody, receivedBody } from './enter-first-body.ts';
import { momentMs, orNull } from './format.ts';
import { Nullable, OneOf, pageQuery, problems } from './schemas/common.ts';
import { ENTERED_STATES, EnteredBill, EnteredBillRow, Received, ReceiptBody } from './schemas/enter-first.ts';

const account = Type.Object({ accountNo: Type.String({ maxLength: 64 }) });
const bill = { accountNo: Type.String({ maxLength: 64 }), billNo: Type.String({ maxLength: 64 }) };

/** 先进区、后报关: goods that enter the zone on their bill, and the record list that follows. */
export function enterFirstRoutes(app: App, clients: Clients): void {
  const common = { tags: ['warehouses'] };

  app.post(
    '/v1/warehouses/accounts/:accountNo/enter-first',
    {
      schema: {
        ...common,
        operationId: 'recordReceipt',
        summary: 'Record what came into the zone on its bill, before the record list / 先进区登记',
        params: account,
        body: ReceiptBody,
        response: { 200: Received, ...problems },
      },
    },
    async (request) => {
      const { enteredAt, vehicle = '', ...receipt } = request.body;
      const command = { ...request.params, ...receipt, vehicle, enteredAtMs: momentOrNone(enteredAt) };
      return receivedBody(await clients.enterFirst.recordReceipt(command, { token: request.token }));
    },
  );

  app.post(
    '/v1/warehouses/accounts/:accountNo/enter-first/:billNo/receipts/:receiptNo/void',
    {
      schema: {
        ...common,
        operationId: 'voidReceipt',
        summary: 'Void a receipt that was wrong, before its goods may be booked / 作废进区单',
        params: Type.Object({ ...bill, receiptNo: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false }),
        response: { 200: Received, ...problems },
      },
    },
    async (request) => {
      const command = { ...request.params, reason: request.body.reason };
      return receivedBody(await clients.enterFirst.voidReceipt(command, { token: request.token }));
    },
  );

  app.get(
    '/v1/warehouses/accounts/:accountNo/enter-first',
    {
      schema: {
        ...common,
        operationId: 'listEnteredBills',
        summary: 'Bills of an account whose goods enter first, newest first / 先进区、后报关提单',
        params: account,
        querystring: Type.Object({
          state: Type.Optional(OneOf(ENTERED_STATES)),
          waitFor: Type.Optional(
            Type.String({
              pattern: '^[0-9A-Z_./*-]{1,32}:[0-9]{1,9}$',
              description: 'Bill:version — wait (at most 2 s) until the list shows it / 读己之写',
            }),
          ),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(EnteredBillRow), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { state = '', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitBillNo = '', version = ''] = waitFor.split(':');
      const page = await clients.enterFirst.listEnteredBills(
        { ...request.params, state, cursor, limit, waitBillNo, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: page.rows.map(enteredRowBody), nextCursor: orNull(page.nextCursor) };
    },
  );

  app.get(
    '/v1/warehouses/accounts/:accountNo/enter-first/:billNo',
    {
      schema: {
        ...common,
        operationId: 'getEnteredBill',
        summary: 'One bill: receipts, and received, declared, booked and held line by line / 先进区提单比对',
        params: Type.Object(bill),
        response: { 200: EnteredBill, ...problems },
      },
    },
    async (request) => enteredBillBody(await clients.enterFirst.getEnteredBill(request.params, { token: request.token })),
  );

  app.get(
    '/v1/declarations/:id/enter-first',
    {
      schema: {
        tags: ['declarations'],
        operationId: 'getEnteredBillOfDeclaration',
        summary: 'What entered first of a declaration; null: nothing did / 报关单对应的先进区记录',
        params: Type.Object({ id: Type.String({ maxLength: 100, description: 'Id or 18-digit number / 编号或海关编号' }) }),
        response: { 200: Type.Object({ bill: Nullable(EnteredBill) }), ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      const found = await clients.enterFirst.findEnteredBill({ declaration: id }, { token: request.token });
      if (found.bill !== undefined) return { bill: enteredBillBody(found.bill) };
      // who cannot see the declaration must not learn that it is there: the keeper, who sees none, least of all
      if (request.principal?.roles.every((role) => role === 'warehouse') === true) throw refuse(REFUSALS, 'unknown-declaration');
      await clients.declarations.getDeclaration({ declarationId: id }, { token: request.token });
      return { bill: null };
    },
  );
}

const REFUSALS: RefusalTable<'unknown-declaration'> = {
  'unknown-declaration': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
};

/** What is no moment is told by the service, together with every other fault of the receipt. */
function momentOrNone(text: string): number {
  try {
    return momentMs('enteredAt', text);
  } catch (error) {
    if (error instanceof RefusalError) return 0;
    throw error;
  }
}
