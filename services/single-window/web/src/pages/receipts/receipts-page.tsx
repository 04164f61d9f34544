import { Button, Select, Typography } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useTexts } from '#src/i18n/area';
import { receiptsTexts } from '#src/i18n/receipts';
import { useCodeName } from '#src/ui/code-names';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { ImportReceipts } from './import-receipts.tsx';

type FileRow = paths['/v1/receipts']['get']['responses'][200]['content']['application/json']['rows'][number];

const URL_PARTS = { show: oneOfPart(['waiting', 'all'], 'waiting'), page: numberPart(1), cursor: textPart() };
const LIMIT = 50;

/** Receipts of other systems (外部回执): bring them in, and see which wait for their declaration. */
export function ReceiptsPage() {
  const t = useTexts(receiptsTexts);
  const [url, setUrl] = useUrlState(URL_PARTS);
  const { show, page, cursor } = url;
  const query = useQuery({
    queryKey: ['receipt-files', show, cursor],
    queryFn: () =>
      answer(
        api.GET('/v1/receipts', { params: { query: { limit: LIMIT, waiting: show === 'waiting', ...(cursor === '' ? {} : { cursor }) } } }),
      ),
  });
  return (
    <Page title={t('title')}>
      <Typography.Paragraph>{t('intro')}</Typography.Paragraph>
      <ImportReceipts onDone={() => void query.refetch()} />
      <section aria-label={t('files.title')}>
        <h2>{t('files.title')}</h2>
        <div style={{ display: 'flex', gap: 8, marginBottom: 8 }}>
          <Select
            aria-label={t('files.show')}
            value={show}
            style={{ minWidth: 240 }}
            options={(['waiting', 'all'] as const).map((value) => ({ value, label: t(`files.${value}`) }))}
            onChange={(chosen) => {
              setUrl({ show: chosen, page: 1, cursor: '' });
            }}
          />
          <Button onClick={() => void query.refetch()}>{t('files.again')}</Button>
        </div>
        <PagedView query={query} of={show} page={page} onPage={setUrl}>
          {({ rows }) => <Files rows={rows} empty={t(show === 'waiting' ? 'files.empty' : 'files.emptyAll')} />}
        </PagedView>
      </section>
    </Page>
  );
}

function Files({ rows, empty }: { readonly rows: readonly FileRow[]; readonly empty: string }) {
  const t = useTexts(receiptsTexts);
  const office = useCodeName('customs-offices');
  const code = useCodeName('receipt-codes');
  return (
    <RowsView<FileRow>
      label={t('files.table')}
      rows={rows}
      rowKey={(row) => row.receiptsId}
      empty={empty}
      columns={[
        {
          ...{ key: 'number', title: t('number') },
          render: (row) => (
            <>
              {t(`files.kind.${row.numberKind}`)} <span className="numbers">{row.number}</span>
              <SampleMark sample={row.sample} />
            </>
          ),
        },
        { key: 'office', title: t('files.office'), render: (row) => (row.customsOffice === null ? '—' : office(row.customsOffice)) },
        {
          ...{ key: 'count', title: t('files.count') },
          render: ({ receipts, unknown }) => (unknown === 0 ? String(receipts) : t('files.counted', { receipts, unknown })),
        },
        {
          ...{ key: 'latest', title: t('files.latest') },
          render: (row) => (
            <>
              {code(row.latestCode)}, <Moment at={row.latestNoticeAt} />
            </>
          ),
        },
        { key: 'recorded', title: t('files.recorded'), render: (row) => <Moment at={row.lastRecordedAt} /> },
        {
          ...{ key: 'declaration', title: t('declaration') },
          render: (row) =>
            row.declarationId === null ? (
              t('waits')
            ) : (
              <Link to="/declarations/$id" params={{ id: row.declarationId }} aria-label={t('openOne', { no: row.declarationNo ?? '' })}>
                {t('open')}
              </Link>
            ),
        },
      ]}
    />
  );
}
