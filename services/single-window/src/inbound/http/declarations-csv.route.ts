import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { ListDeclarationsRequest, ListDeclarationsResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { csvHead, csvLine } from './csv.ts';
import { DeclarationFilter, listRequestOf } from './declaration-query.ts';
import { csvCells, csvHeadings, csvNote } from './declarations-csv.ts';
import type { Language } from './declarations-csv.ts';
import { OneOf, problems } from './schemas/common.ts';

const PAGE = 200;
/** What a spreadsheet still opens without waiting. */
const MOST_ROWS = 50_000;

/** `GET /v1/declarations.csv`: the list as a file for spreadsheets, written page by page as it is read. */
export function declarationsCsvRoute(app: App, clients: Clients, mostRows = MOST_ROWS): void {
  app.get(
    '/v1/declarations.csv',
    {
      schema: {
        operationId: 'exportDeclarations',
        tags: ['declarations'],
        summary: 'Own declarations as CSV for spreadsheets / 导出报关单列表',
        description:
          `At most ${String(mostRows)} rows; a last line says so if there are more. UTF-8 with a mark (BOM), RFC 4180, times of Asia/Shanghai. ` +
          'A cell that a spreadsheet would take for a formula has an apostrophe in front, a number of more than 15 digits a tab behind.',
        querystring: Type.Object({ ...DeclarationFilter.properties, lang: Type.Optional(OneOf(['zh', 'en'], { default: 'zh' })) }),
        response: { 200: { description: 'text/csv', content: { 'text/csv': { schema: Type.String() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { lang: language = 'zh', ...filter } = request.query;
      const asked = { ...listRequestOf(filter), limit: PAGE };
      const read = (cursor: string) => clients.declarations.listDeclarations({ ...asked, cursor }, { token: request.token });
      // what is refused is refused before the file begins
      const first = await read('');
      const name = `${language === 'zh' ? '报关单' : 'declarations'}-${new Date().toISOString().slice(0, 10)}.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="declarations.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(Readable.from(lines(first, read, { language, mostRows })));
    },
  );
}

async function* lines(
  first: ListDeclarationsResponse,
  read: (cursor: ListDeclarationsRequest['cursor']) => Promise<ListDeclarationsResponse>,
  { language, mostRows }: { readonly language: Language; readonly mostRows: number },
): AsyncGenerator<string> {
  yield csvHead(csvHeadings(language));
  let left = mostRows;
  for (let page = first; ; page = await read(page.nextCursor)) {
    const rows = page.rows.slice(0, left);
    yield rows.map((row) => csvLine(csvCells(row, language))).join('');
    left -= rows.length;
    const more = page.nextCursor !== '' || rows.length < page.rows.length;
    if (!more) return;
    if (left === 0) {
      yield csvLine([csvNote(mostRows, language)]);
      return;
    }
  }
}
