import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select, Tag, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useLanguage, useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import type { Refund } from '#src/pages/refunds/refund';
import { REFUND_PARTS, REFUND_STATUSES } from '#src/pages/refunds/refund';
import { RefundActions } from '#src/pages/refunds/refund-actions';
import { RefundDetail } from '#src/pages/refunds/refund-detail';
import { useCodeName } from '#src/ui/code-names';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import type { RowColumn } from '#src/ui/rows-view';
import { RowsView } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { useUrlState } from '#src/ui/url-state';

const LIMIT = 50;
const AGAIN_MS = 20_000;

/** 出口退税: the exporter sees how each refund stands and what is missing; the tax authority works on those that are ready. */
export function RefundsPage() {
  const t = useTexts(lifecycleTexts);
  const language = useLanguage();
  const tax = useHasRole('tax');
  const [url, setUrl] = useUrlState(REFUND_PARTS);
  const { status, declarationNo, page, cursor } = url;
  const filter = { ...(status.length === 0 ? {} : { status: status.join(',') }), ...(declarationNo === '' ? {} : { declarationNo }) };
  const query = useQuery({
    queryKey: ['refunds', filter, cursor],
    queryFn: () => answer(api.GET('/v1/refunds', { params: { query: { ...filter, limit: LIMIT, ...(cursor === '' ? {} : { cursor }) } } })),
    refetchInterval: AGAIN_MS,
  });
  const columns = useColumns(tax);
  const filtered = status.length > 0 || declarationNo !== '';
  const empty = filtered ? t('refund.emptyFiltered') : t(tax ? 'refund.emptyTax' : 'refund.empty');
  const shown = tax ? REFUND_STATUSES.filter((each) => each !== 'NOT_READY') : REFUND_STATUSES;
  return (
    <Page
      title={t('refund.title')}
      actions={
        <>
          <Input.Search
            aria-label={t('refund.search')}
            placeholder={t('refund.search')}
            defaultValue={declarationNo}
            allowClear
            maxLength={18}
            style={{ width: 220 }}
            onSearch={(typed) => {
              setUrl({ declarationNo: typed.trim(), page: 1, cursor: '' });
            }}
          />
          <Select
            mode="multiple"
            aria-label={t('refund.filter')}
            placeholder={t('refund.filter')}
            value={[...status]}
            options={shown.map((value) => ({ value, label: t(`refundStatus.${value}`) }))}
            style={{ minWidth: 180 }}
            maxTagCount={1}
            allowClear
            onChange={(chosen: string[]) => {
              setUrl({ status: chosen, page: 1, cursor: '' });
            }}
          />
          <Button onClick={() => void query.refetch()}>{t('refund.again')}</Button>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={`/v1/refunds.csv?${new URLSearchParams({ ...filter, lang: language }).toString()}`}
          >
            {t('refund.csv')}
          </Button>
        </>
      }
    >
      <Typography.Paragraph>
        {t(tax ? 'refund.introTax' : 'refund.introCompany')} <Typography.Text type="secondary">{t('refund.unverified')}</Typography.Text>
      </Typography.Paragraph>
      <PagedView query={query} of={JSON.stringify(filter)} page={page} onPage={setUrl}>
        {({ rows }) => (
          <RowsView<Refund>
            label={t('refund.table')}
            rows={rows}
            rowKey={(row) => row.declarationId}
            empty={empty}
            columns={columns}
            detail={(row) => <RefundDetail refund={row} />}
          />
        )}
      </PagedView>
    </Page>
  );
}

const COLOURS: Readonly<Record<Refund['status'], string>> = {
  ...{ NOT_READY: 'default', READY: 'blue', CLAIMED: 'blue', IN_REVIEW: 'gold', APPROVED: 'green', PAID: 'green' },
  ...{ REFUSED: 'red', REVERSED: 'orange' },
};
const INK: Readonly<Record<string, string>> = { blue: '#0b4a8f', gold: '#7c4a03', green: '#135200', red: '#a8071a', orange: '#873800' };

function useColumns(tax: boolean): readonly RowColumn<Refund>[] {
  const t = useTexts(lifecycleTexts);
  const mode = useCodeName('trade-modes');
  const number: RowColumn<Refund> = {
    ...{ key: 'no', title: t('refund.column.no') },
    // the tax authority sees the refund, not the declaration
    render: (row) => (
      <>
        {tax ? (
          <span className="numbers">{row.declarationNo}</span>
        ) : (
          <Link to="/declarations/$id" params={{ id: row.declarationId }} className="numbers">
            {row.declarationNo}
          </Link>
        )}
        <SampleMark sample={row.sample} />
      </>
    ),
  };
  return [
    number,
    { key: 'trader', title: t('refund.column.trader'), render: (row) => row.traderName },
    { key: 'mode', title: t('refund.column.mode'), render: (row) => mode(row.tradeMode) },
    {
      ...{ key: 'status', title: t('refund.column.status') },
      render: ({ status }) => {
        const color = COLOURS[status];
        return (
          <Tag color={color} style={{ color: INK[color] }}>
            {t(`refundStatus.${status}`)}
          </Tag>
        );
      },
    },
    ...(tax
      ? []
      : [
          {
            ...{ key: 'missing', title: t('refund.column.missing') },
            render: (row: Refund) =>
              row.missing.length === 0 ? t('refund.nothingMissing') : row.missing.map((each) => t(`refund.missing.${each}`)).join(' · '),
          },
        ]),
    { key: 'left', title: t('refund.column.left'), render: (row) => <Moment at={row.leftAt} /> },
    { key: 'since', title: t('refund.column.since'), render: (row) => <Moment at={row.statusAt} /> },
    ...(tax
      ? [{ ...{ key: 'act', title: t('refund.column.act'), actions: true }, render: (row: Refund) => <RefundActions refund={row} /> }]
      : []),
  ];
}
