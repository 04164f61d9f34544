import type { CaseRow, Definition, Figures, StageFigure, TrendPoint } from '@tongguan/contracts/metrics/v1/metrics';
import { chinaTime } from './csv.ts';

export type Language = 'zh' | 'en';
type Text = Readonly<Record<Language, string>>;
/** Heading, and the cell of a row. */
export type Column<Row> = readonly [heading: Text, cell: (row: Row) => string];

const text = (zh: string, en: string): Text => ({ zh, en });

/** What every line says beside its figures: of which definition and period they are. */
export interface Caption {
  readonly definition: Definition | undefined;
  readonly fromMs: number;
  readonly beforeMs: number;
}

/** Hours with 4 places: a spreadsheet counts with them; less than half a second is lost. Empty: no time. */
const hours = (ms: number): string => (ms / 3_600_000).toFixed(4);

const captions = <Row>(of: (row: Row) => Caption): readonly Column<Row>[] => [
  [
    text('口径', 'Definition'),
    (row) => {
      const { definition } = of(row);
      return definition === undefined ? '' : `${definition.id}@${String(definition.version)}`;
    },
  ],
  [text('起（含）', 'From'), (row) => chinaTime(of(row).fromMs)],
  [text('止（不含）', 'Before'), (row) => chinaTime(of(row).beforeMs)],
];

const figures = <Row>(of: (row: Row) => Figures): readonly Column<Row>[] => {
  const time = (pick: (figures: Figures) => number) => (row: Row) => {
    const known = of(row);
    return known.n === 0 || known.withheld ? '' : hours(pick(known));
  };
  const count = (pick: (figures: Figures) => number) => (row: Row) => String(pick(of(row)));
  return [
    [text('票数', 'n'), count(({ n }) => n)],
    [text('平均（小时）', 'Mean (h)'), time(({ meanMs }) => meanMs)],
    [text('中位数（小时）', 'Median (h)'), time(({ medianMs }) => medianMs)],
    [text('P90（小时）', 'P90 (h)'), time(({ p90Ms }) => p90Ms)],
    [text('P95（小时）', 'P95 (h)'), time(({ p95Ms }) => p95Ms)],
    [text('缺起点', 'Missing'), count(({ missing }) => missing)],
    [text('抵港前放行', 'Released before arrival'), count(({ preArrival }) => preArrival)],
    [text('退单', 'Withdrawn'), count(({ withdrawn }) => withdrawn)],
    [text('口径之外', 'Excluded'), count(({ excluded }) => excluded)],
    [text('不公开', 'Withheld'), (row) => (of(row).withheld ? '1' : '')],
  ];
};

/** Each stage with its owner as a column; in the order of the way. */
const stages = <Row>(
  known: readonly { readonly stage: string; readonly owner: string }[],
  ms: (row: Row, at: { readonly stage: string; readonly owner: string }) => number | undefined,
): readonly Column<Row>[] =>
  known.map((at) => [
    text(`${at.stage} ${at.owner}（小时）`, `${at.stage} ${at.owner} (h)`),
    (row) => {
      const value = ms(row, at);
      return value === undefined ? '' : hours(value);
    },
  ]);

const STAGES = [
  'A CARRIER',
  'A PORT',
  'B TRADER',
  'C CUSTOMS',
  'D CUSTOMS',
  'E TRADER',
  'F PORT',
  'F CUSTOMS',
  'G CUSTOMS',
  'G OTHER_AUTHORITY',
  'H TRADER',
].map((name) => ({ stage: name.slice(0, 1), owner: name.slice(2) }));

const meanOfStage = (of: Figures, { stage, owner }: { stage: string; owner: string }): number | undefined =>
  of.n === 0 || of.withheld ? undefined : of.stages.find((each: StageFigure) => each.stage === stage && each.owner === owner)?.meanMs;

export interface GroupLine {
  readonly caption: Caption;
  readonly figures: Figures;
}

/** One line for each group of the split, the total first. */
export const groupColumns: readonly Column<GroupLine>[] = [
  ...captions<GroupLine>(({ caption }) => caption),
  [text('分组', 'Group'), ({ figures: { group } }) => group],
  ...figures<GroupLine>((line) => line.figures),
  ...stages<GroupLine>(STAGES, (line, at) => meanOfStage(line.figures, at)),
];

export interface PointLine {
  readonly definition: Definition | undefined;
  readonly point: TrendPoint;
  readonly figures: Figures;
  readonly targetMs: number | undefined;
}

/** One line for each day or month. */
export const trendColumns: readonly Column<PointLine>[] = [
  [text('时段', 'Period'), ({ point }) => point.period],
  ...captions<PointLine>(({ definition, point: { fromMs, beforeMs } }) => ({ definition, fromMs, beforeMs })),
  ...figures<PointLine>((line) => line.figures),
  [text('目标（小时）', 'Target (h)'), ({ targetMs }) => (targetMs === undefined ? '' : hours(targetMs))],
  [text('修订次数', 'Revision'), ({ point }) => String(point.revision)],
  [text('最后修订', 'Revised at'), ({ point }) => chinaTime(point.revisedAtMs)],
];

export interface CaseLine {
  readonly definition: Definition | undefined;
  readonly row: CaseRow;
}

/** One line for each case: ids, times and stages. */
export const caseColumns: readonly Column<CaseLine>[] = [
  [text('报关单号', 'Declaration no.'), ({ row }) => row.declarationNo],
  [text('单证标识', 'Declaration id'), ({ row }) => row.declarationId],
  ...captions<CaseLine>(({ definition, row }) => ({ definition, fromMs: row.startMs, beforeMs: row.endMs })),
  [text('用时（小时）', 'Total (h)'), ({ row }) => (row.outcome === 'measured' ? hours(row.totalMs) : '')],
  [text('结果', 'Outcome'), ({ row }) => (row.preArrival ? 'pre-arrival' : row.outcome)],
  [text('进出口', 'Direction'), ({ row }) => row.direction],
  [text('运输方式', 'Transport mode'), ({ row }) => row.mode],
  [text('申报地海关', 'Customs office'), ({ row }) => row.office],
  [text('通道', 'Lane'), ({ row }) => row.lane],
  [text('提前申报', 'Declared early'), ({ row }) => row.early],
  [text('样例数据', 'Sample'), ({ row }) => (row.sample ? '1' : '')],
  ...stages<CaseLine>(STAGES, ({ row }, at) =>
    row.outcome === 'measured' ? (row.stages.find(({ stage, owner }) => stage === at.stage && owner === at.owner)?.ms ?? 0) : undefined,
  ),
];
