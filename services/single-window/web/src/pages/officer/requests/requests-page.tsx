import { useQuery } from '@tanstack/react-query';
import { Button, Select, Tag, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { useCodeName } from '#src/ui/code-names';
import { Since } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { RequestDrawer } from './request-drawer.tsx';

export type OpenRequest = paths['/v1/declarations/requests']['get']['responses'][200]['content']['application/json']['rows'][number];

const URL_PARTS = { kind: oneOfPart(['', 'AMENDMENT', 'WITHDRAWAL'], ''), page: numberPart(1), cursor: textPart(), open: textPart() };
const LIMIT = 50;
const AGAIN_MS = 15_000;

/** Amendments and withdrawals that wait for customs (修撤单审批), the one that waits longest first. */
export function RequestsPage() {
  const t = useTexts(amendTexts);
  const office = useCodeName('customs-offices');
  const reason = useCodeName('amendment-reasons');
  const [url, setUrl] = useUrlState(URL_PARTS);
  const { kind, page, cursor, open } = url;
  const query = useQuery({
    queryKey: ['requests', kind, cursor],
    queryFn: () =>
      answer(
        api.GET('/v1/declarations/requests', {
          params: { query: { limit: LIMIT, ...(kind === '' ? {} : { kind }), ...(cursor === '' ? {} : { cursor }) } },
        }),
      ),
    // while one is being decided, nothing moves behind it
    refetchInterval: open === '' ? AGAIN_MS : false,
  });
  const all = (['', 'AMENDMENT', 'WITHDRAWAL'] as const).map((value) => ({
    value,
    label: value === '' ? t('requests.all') : t(`kind.${value}`),
  }));
  return (
    <Page
      title={t('requests.title')}
      actions={
        <>
          <Select
            aria-label={t('requests.kind')}
            value={kind}
            options={all}
            style={{ minWidth: 140 }}
            onChange={(chosen) => {
              setUrl({ kind: chosen, page: 1, cursor: '' });
            }}
          />
          <Button onClick={() => void query.refetch()}>{t('requests.again')}</Button>
        </>
      }
    >
      <Typography.Paragraph>{t('requests.intro')}</Typography.Paragraph>
      <PagedView query={query} of={kind} page={page} onPage={setUrl}>
        {({ rows }) => (
          <RowsView<OpenRequest>
            label={t('requests.table')}
            rows={rows}
            rowKey={(row) => row.requestId}
            empty={t('requests.empty')}
            columns={[
              {
                ...{ key: 'no', title: t('requests.declaration') },
                render: (row) => (
                  <>
                    <span className="numbers">{row.declarationNo}</span>
                    <SampleMark sample={row.sample} />
                  </>
                ),
              },
              { key: 'kind', title: t('requests.kind'), render: (row) => <Tag variant="outlined">{t(`kind.${row.kind}`)}</Tag> },
              { key: 'trader', title: t('requests.trader'), render: (row) => row.traderName },
              { key: 'office', title: t('requests.office'), render: (row) => office(row.customsOffice) },
              { key: 'reason', title: t('requests.reason'), render: (row) => reason(row.reasonCode) },
              {
                ...{ key: 'since', title: t('requests.since') },
                render: (row) => (
                  <>
                    <Moment at={row.requestedAt} /> (<Since at={row.requestedAt} />)
                  </>
                ),
              },
              {
                ...{ key: 'act', title: t('requests.open'), actions: true },
                render: (row) => (
                  <Button
                    size="small"
                    aria-label={t('requests.openOne', { no: row.declarationNo })}
                    onClick={() => {
                      setUrl({ open: `${row.declarationId}:${row.requestId}` });
                    }}
                  >
                    {t('requests.open')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </PagedView>
      {open !== '' && (
        <RequestDrawer
          key={open}
          declarationId={open.split(':')[0] ?? ''}
          requestId={open.split(':')[1] ?? ''}
          onClose={() => {
            setUrl({ open: '' });
          }}
        />
      )}
    </Page>
  );
}
