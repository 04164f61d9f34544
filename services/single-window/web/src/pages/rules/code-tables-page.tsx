import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Empty, Flex, Input, Select, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { rulesTexts } from '#src/i18n/rules';
import { RuleTag } from '#src/ui/trust-tags';
import { CursorPager } from '#src/ui/cursor-pager';
import { Page } from '#src/ui/page';
import { PlainTable } from '#src/ui/plain-table';
import { QueryView } from '#src/ui/query-view';
import { numberPart, textPart, useUrlState } from '#src/ui/url-state';

const PARTS = { table: textPart('customs-offices'), q: textPart(), on: textPart(), page: numberPart(1), cursor: textPart() };
const fetchTables = () => answer(api.GET('/v1/code-tables'));
type Tables = Awaited<ReturnType<typeof fetchTables>>['tables'];

interface Asked {
  readonly table: string;
  readonly q: string;
  readonly on: string;
  readonly cursor: string;
}
const fetchCodes = ({ table, q, on, cursor }: Asked) =>
  answer(
    api.GET('/v1/code-tables/{table}', {
      params: { path: { table }, query: { q, limit: 50, ...(on === '' ? {} : { on }), ...(cursor === '' ? {} : { cursor }) } },
    }),
  );
type Codes = Awaited<ReturnType<typeof fetchCodes>>;

/** The code tables (代码表) as of a day, each row with its source and how far it may be trusted. */
export function CodeTablesPage() {
  const t = useTexts(rulesTexts);
  const [{ page, ...asked }, setState] = useUrlState(PARTS);
  const tables = useQuery({ queryKey: ['code-tables'], queryFn: fetchTables });
  const codes = useQuery({ queryKey: ['codes', asked], queryFn: () => fetchCodes(asked), placeholderData: keepPreviousData });
  const ask = (change: Partial<Asked>, options?: { replace: boolean }) => { setState({ page: 1, cursor: '', ...change }, options); }; // prettier-ignore
  return (
    <Page title={t('tables.title')}>
      <Flex wrap gap={8} style={{ marginBottom: 8 }}>
        <Choose
          tables={tables.data?.tables ?? []}
          table={asked.table}
          onChange={(table) => { ask({ table, q: '' }); }} /* prettier-ignore */
        />
        <Input.Search
          aria-label={t('tables.search')}
          placeholder={t('tables.search')}
          allowClear
          value={asked.q}
          onChange={(event) => { ask({ q: event.target.value }, { replace: true }); }} // prettier-ignore
          style={{ maxWidth: 320 }}
        />
        <Input
          type="date"
          aria-label={t('tables.on')}
          value={asked.on}
          onChange={(event) => { ask({ on: event.target.value }); }} // prettier-ignore
          style={{ width: 170 }}
        />
      </Flex>
      <About tables={tables.data?.tables ?? []} table={asked.table} />
      <QueryView query={codes}>{({ rows }) => <CodeRows rows={rows} />}</QueryView>
      <CursorPager of={`${asked.table} ${asked.q} ${asked.on}`} page={page} nextCursor={codes.data?.nextCursor ?? null} onPage={setState} />
    </Page>
  );
}

function Choose({ tables, table, onChange }: { tables: Tables; table: string; onChange: (table: string) => void }) {
  const t = useTexts(rulesTexts);
  const say = useBilingual();
  return (
    <Select
      aria-label={t('tables.choose')}
      showSearch={{ optionFilterProp: 'label' }}
      value={table}
      onChange={onChange}
      options={tables.map((each) => ({ value: each.table, label: say(each.title) }))}
      style={{ width: 300 }}
    />
  );
}

function About({ tables, table }: { tables: Tables; table: string }) {
  const t = useTexts(rulesTexts);
  const unknown = useCodeText(rulesTexts, 'unknown');
  const found = tables.find((each) => each.table === table);
  if (found === undefined) return null;
  const { rows, verifiedRows, version, unknownCode } = found;
  return (
    <Typography.Paragraph type="secondary">
      {t('tables.summary', { rows, verified: verifiedRows, version })}；{unknown(unknownCode)}
    </Typography.Paragraph>
  );
}

function CodeRows({ rows }: { readonly rows: Codes['rows'] }) {
  const t = useTexts(rulesTexts);
  const say = useBilingual();
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('tables.empty')} />;
  return (
    <PlainTable
      label={t('tables.table')}
      rows={rows}
      rowKey={({ code, validFrom }) => `${code} ${validFrom}`}
      columns={[
        { key: 'code', title: t('tables.code'), width: '9em', render: ({ code }) => <strong className="numbers">{code}</strong> },
        { key: 'name', title: t('tables.name'), render: ({ name }) => say(name) },
        { key: 'more', title: t('tables.more'), render: ({ attributes }) => detailsOf(attributes) },
        { key: 'from', title: t('tables.from'), width: '7em', render: ({ validFrom }) => <span className="numbers">{validFrom}</span> },
        { key: 'to', title: t('tables.to'), width: '7em', render: ({ validTo }) => <span className="numbers">{validTo ?? '—'}</span> },
        {
          key: 'confidence',
          title: t('tables.confidence'),
          width: '8em',
          render: (row) => <RuleTag group="confidence" value={row.confidence} />,
        },
        { key: 'source', title: t('tables.source'), width: '26%', render: ({ source }) => <span lang="en">{source}</span> },
      ]}
    />
  );
}

/** `first_unit 001, second_unit 035`: columns of the table's own, as the file names them. */
function detailsOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
