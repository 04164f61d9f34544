import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { ListCasesResponse } from '@tongguan/contracts/metrics/v1/metrics';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { csvHead, csvLine } from './csv.ts';
import { caseColumns, groupColumns, trendColumns } from './metrics-csv.ts';
import type { Column, Language } from './metrics-csv.ts';
import { casesQuery, clearanceTimeQuery, questionOf, trendQuery } from './metrics-query.ts';
import { OneOf, problems } from './schemas/common.ts';

const PAGE = 2000;
/** What a spreadsheet still opens without waiting. */
const MOST_ROWS = 50_000;

const lang = Type.Optional(OneOf(['zh', 'en'], { default: 'zh', description: 'Of the headings / 表头语言' }));
const schema = {
  tags: ['metrics'],
  description: 'UTF-8 with a mark (BOM), RFC 4180, times of Asia/Shanghai, durations in hours; no cell runs as a formula.',
  response: { 200: { description: 'text/csv', content: { 'text/csv': { schema: Type.String() } } }, ...problems },
};

/** The figures and the cases behind them as files for spreadsheets. */
export function metricsCsvRoutes(app: App, clients: Clients, mostRows = MOST_ROWS): void {
  app.get(
    '/v1/metrics/clearance-time.csv',
    {
      config: { public: true },
      schema: {
        ...schema,
        security: [],
        operationId: 'exportClearanceTime',
        summary: 'Clearance time as CSV: the total, then each group / 导出整体通关时间',
        querystring: Type.Object({ ...clearanceTimeQuery, lang }),
      },
    },
    async ({ query, token }, reply) => {
      const question = questionOf(query);
      const { definition, total, groups } = await clients.metrics.clearanceTime(question, { token });
      const caption = { definition, fromMs: question.fromMs, beforeMs: question.beforeMs };
      const lines = [...(total === undefined ? [] : [total]), ...groups].map((figures) => ({ caption, figures }));
      return file(reply, 'clearance-time', Readable.from([tableOf(groupColumns, lines, query.lang ?? 'zh')]));
    },
  );

  app.get(
    '/v1/metrics/trend.csv',
    {
      config: { public: true },
      schema: {
        ...schema,
        security: [],
        operationId: 'exportTrend',
        summary: 'Clearance time of each day or month as CSV / 导出趋势',
        querystring: Type.Object({ ...trendQuery, lang }),
      },
    },
    async ({ query, token }, reply) => {
      const { grain, region = '' } = query;
      const answer = await clients.metrics.trend({ question: questionOf(query), grain, region }, { token });
      const targetMs = answer.baseline === undefined ? undefined : answer.targetMs;
      const lines = answer.points.flatMap((point) =>
        point.figures === undefined ? [] : [{ definition: answer.definition, point, figures: point.figures, targetMs }],
      );
      return file(reply, 'trend', Readable.from([tableOf(trendColumns, lines, query.lang ?? 'zh')]));
    },
  );

  app.get(
    '/v1/metrics/cases.csv',
    {
      schema: {
        ...schema,
        operationId: 'exportMeasuredCases',
        summary: 'The cases behind a figure as CSV / 导出统计值对应的报关单',
        querystring: Type.Object({ ...casesQuery, lang }),
      },
    },
    async ({ query, token }, reply) => {
      const { group = '', stage = '', owner = '', outcome = '' } = query;
      const asked = { question: questionOf(query), group, stage, owner, outcome, limit: PAGE };
      const read = (cursor: string) => clients.metrics.listCases({ ...asked, cursor }, { token });
      // what is refused is refused before the file begins
      const first = await read('');
      return file(reply, 'cases', Readable.from(caseLines(first, read, { language: query.lang ?? 'zh', mostRows })));
    },
  );
}

function file(reply: FastifyReply, name: string, content: Readable): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`)
    .send(content);
}

const headings = <Row>(columns: readonly Column<Row>[], language: Language) => csvHead(columns.map(([heading]) => heading[language]));
const lineOf = <Row>(columns: readonly Column<Row>[], row: Row): string => csvLine(columns.map(([, cell]) => cell(row)));
const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], language: Language): string =>
  headings(columns, language) + rows.map((row) => lineOf(columns, row)).join('');

async function* caseLines(
  first: ListCasesResponse,
  read: (cursor: string) => Promise<ListCasesResponse>,
  { language, mostRows }: { readonly language: Language; readonly mostRows: number },
): AsyncGenerator<string> {
  yield headings(caseColumns, language);
  let left = mostRows;
  for (let page = first; ; page = await read(page.nextCursor)) {
    const { definition } = page;
    const rows = page.rows.slice(0, left);
    yield rows.map((row) => lineOf(caseColumns, { definition, row })).join('');
    left -= rows.length;
    if (page.nextCursor === '' && rows.length === page.rows.length) return;
    if (left > 0) continue;
    yield csvLine([
      language === 'zh'
        ? `注意：仅导出前 ${String(mostRows)} 行，请缩小时段或筛选条件后导出其余部分`
        : `Note: only the first ${String(mostRows)} rows are here; narrow the period or the filter to export the others`,
    ]);
    return;
  }
}
