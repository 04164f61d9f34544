import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { ListRefundsRequest } from '@tongguan/contracts/declarations/v1/refunds';
import type { ListRefundsResponse } from '@tongguan/contracts/declarations/v1/refunds';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { csvHead, csvLine } from './csv.ts';
import { list, momentMs, orNull } from './format.ts';
import { refundBody } from './refund-body.ts';
import { refundCells, refundHeadings } from './refunds-csv.ts';
import type { Language } from './refunds-csv.ts';
import { OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';
import { RefundFilter, RefundPage, RefundStatusBody, RefundTold, TAX_STATUSES } from './schemas/refund.ts';

const PAGE = 200;
const params = Type.Object({ declarationId: Type.String({ maxLength: 100, pattern: '^[\\w-]+$' }) });

/** Export tax refunds (出口退税): the feed that exporters and the tax authority follow, and what that tells back. */
export function refundsRoutes(app: App, clients: Clients): void {
  const common = { tags: ['refunds'] };

  app.get(
    '/v1/refunds',
    {
      schema: {
        ...common,
        operationId: 'listRefunds',
        summary: 'Refunds: of the own company from the acceptance on; for the tax authority those that are ready or were / 出口退税进度',
        querystring: Type.Object({
          ...RefundFilter.properties,
          waitFor: WaitFor('Declaration id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: RefundPage, ...problems },
      },
    },
    async (request) => {
      const { cursor = '', limit = 50, waitFor = '', ...filter } = request.query;
      const [waitDeclarationId = '', version = ''] = waitFor.split(':');
      const wait = { waitDeclarationId, waitVersion: Number.parseInt(version, 10) || 0 };
      const answer = await clients.refunds.listRefunds({ ...requestOf(filter), cursor, limit, ...wait }, { token: request.token });
      return { rows: answer.rows.map(refundBody), nextCursor: orNull(answer.nextCursor) };
    },
  );

  app.get(
    '/v1/refunds.csv',
    {
      schema: {
        ...common,
        operationId: 'exportRefunds',
        summary: 'Refunds as CSV for spreadsheets, a line for each item / 导出出口退税清单',
        querystring: Type.Object({ ...RefundFilter.properties, lang: Type.Optional(OneOf(['zh', 'en'], { default: 'zh' })) }),
        response: { 200: { description: 'text/csv', content: { 'text/csv': { schema: Type.String() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { lang: language = 'zh', ...filter } = request.query;
      const asked = { ...requestOf(filter), limit: PAGE };
      const read = (cursor: string) => clients.refunds.listRefunds({ ...asked, cursor }, { token: request.token });
      // what is refused is refused before the file begins
      const first = await read('');
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="refunds.csv"')
        .send(Readable.from(lines(first, read, language)));
    },
  );

  app.get(
    '/v1/refunds/:declarationId',
    {
      schema: {
        ...common,
        operationId: 'getRefund',
        summary: 'The refund of one export / 单票出口退税',
        params,
        response: { 200: Type.Ref('Refund'), ...problems },
      },
    },
    async (request) => refundBody(await clients.refunds.getRefund(request.params, { token: request.token })),
  );

  app.post(
    '/v1/refunds/:declarationId/status',
    {
      schema: {
        ...common,
        operationId: 'setRefundStatus',
        summary: 'The tax authority tells how a refund stands, in its order; the same again changes nothing / 税务报送退税进度',
        params,
        body: RefundStatusBody,
        response: { 200: RefundTold, ...problems },
      },
    },
    async (request) => {
      const { status, reason = '' } = request.body;
      const { declarationId } = request.params;
      const told = await clients.refunds.setRefundStatus({ declarationId, status, reason }, { token: request.token });
      const now = TAX_STATUSES.find((each) => each === told.status) ?? status;
      return { declarationId: told.declarationId, status: now, version: told.version, repeated: told.repeated };
    },
  );
}

function requestOf({ status, traderCompany, declarationNo, changedSince }: Static<typeof RefundFilter>): ListRefundsRequest {
  return ListRefundsRequest.fromPartial({
    ...{ statuses: list(status), traderCompany: traderCompany ?? '', declarationNo: declarationNo ?? '' },
    changedSinceMs: momentMs('changedSince', changedSince),
  });
}

async function* lines(
  first: ListRefundsResponse,
  read: (cursor: string) => Promise<ListRefundsResponse>,
  language: Language,
): AsyncGenerator<string> {
  yield csvHead(refundHeadings(language));
  for (let page = first; ; page = await read(page.nextCursor)) {
    yield page.rows.flatMap((row) => refundCells(row, language).map(csvLine)).join('');
    if (page.nextCursor === '') return;
  }
}
