import { Type } from 'typebox';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import { receiptFileBody, receiptSource, receivedBody, resultsBody } from './receipt-body.ts';
import { pageQuery, problems, WaitFor } from './schemas/common.ts';
import { ReceiptFilePage, ReceiptResults, ReceiptsBody, ReceivedReceipts } from './schemas/receipt.ts';

const RECEIPTS_LIMIT_BYTES = 2 * 1024 * 1024;

/** Receipts of foreign systems (回执): brought in by customs or an administrator, kept as they came, shown beside the declaration. */
export function receiptsRoutes(app: App, clients: Clients): void {
  const common = { tags: ['receipts'] };

  app.post(
    '/v1/receipts',
    {
      bodyLimit: RECEIPTS_LIMIT_BYTES,
      schema: {
        ...common,
        operationId: 'importReceipts',
        summary: 'Take receipts of another system, in any order and as often as they come / 导入外部系统回执',
        description:
          'For customs officers of the office and administrators. A receipt is kept as it came and decides nothing here; an unknown code is kept too, and what is of a declaration that is not known yet waits for it. The same receipt, by its content, is stored once / 回执照原文保存，不改变本系统状态；未知代码照样保存；报关单尚未到达的先行保存；同一回执只存一次',
        body: {
          content: {
            'application/json': { schema: ReceiptsBody },
            'application/xml': { schema: Type.Any({ description: 'DEC_RESULT, DEC_RESULTS, DEC_DATA, DecImportResponse or DxpMsg, UTF-8 or GBK, at most 2 MiB' }) }, // prettier-ignore
            'text/xml': { schema: Type.Any() },
          },
        },
        response: { 200: ReceiptResults, ...problems },
      },
    },
    async (request) =>
      resultsBody(await clients.receipts.importReceipts({ source: receiptSource(request.body) }, { token: request.token })),
  );

  app.get(
    '/v1/receipts',
    {
      schema: {
        ...common,
        operationId: 'listReceiptFiles',
        summary: 'Numbers that receipts came for, the one heard of last first / 已收到回执的编号',
        querystring: Type.Object({
          waiting: Type.Optional(
            Type.Boolean({ default: false, description: 'Only those that wait for their declaration / 仅等待报关单的' }),
          ),
          waitFor: WaitFor('receiptsId:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: ReceiptFilePage, ...problems },
      },
    },
    async (request) => {
      const { waiting = false, cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitReceiptsId = '', version = ''] = waitFor.split(':');
      const answer = await clients.receipts.listReceiptFiles(
        { waiting, cursor, limit, waitReceiptsId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: answer.rows.map(receiptFileBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.get(
    '/v1/declarations/:id/received-receipts',
    {
      schema: {
        ...common,
        operationId: 'getReceivedReceipts',
        summary: 'What other systems said of one declaration, and the status that follows from it / 外部回执及其状态',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: ReceivedReceipts, ...problems },
      },
    },
    async (request) =>
      receivedBody(await clients.receipts.getReceivedReceipts({ declarationId: request.params.id }, { token: request.token })),
  );
}
