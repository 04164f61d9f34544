import { Button, Select, Typography } from 'antd';
import { administratorTexts } from '#src/i18n/administrator';
import { useCodeText, useTexts } from '#src/i18n/area';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { textPart, useUrlState } from '#src/ui/url-state';
import { keyOf, useParked, useServices } from './operations.ts';
import { ParkedDrawer } from './parked-drawer.tsx';
import { RecentActs } from './recent-acts.tsx';

const URL_PARTS = { service: textPart(), open: textPart() };

/** Streams that wait behind an event that could not be handled, and what can be done about each. */
export function ParkedPage() {
  const t = useTexts(administratorTexts);
  const name = useCodeText(administratorTexts, 'names');
  const [url, setUrl] = useUrlState(URL_PARTS);
  const services = useServices();
  const up = services.data?.filter((each) => each.reachable).map((each) => each.service);
  const query = useParked(up);
  const down = services.data?.filter((each) => !each.reachable) ?? [];
  const opened = query.data?.find((row) => keyOf(row) === url.open);
  return (
    <Page
      title={t('parked.title')}
      actions={
        <Select
          aria-label={t('parked.service')}
          value={url.service}
          style={{ minWidth: 160 }}
          options={[
            { value: '', label: t('parked.all') },
            ...(services.data ?? []).map((each) => ({ value: each.service, label: name(each.service) })),
          ]}
          onChange={(service) => {
            setUrl({ service });
          }}
        />
      }
    >
      <Typography.Paragraph>{t('parked.intro')}</Typography.Paragraph>
      {down.length > 0 && (
        <p role="alert">
          <Typography.Text type="danger">
            {t('services.down', { names: down.map((each) => name(each.service)).join(t('comma')) })}
          </Typography.Text>
        </p>
      )}
      <QueryView query={query}>
        {(all) => (
          <RowsView
            label={t('parked.table')}
            rows={all.filter((row) => url.service === '' || row.service === url.service)}
            rowKey={keyOf}
            empty={t('parked.none')}
            pageSize={50}
            columns={[
              {
                key: 'stream',
                title: t('column.stream'),
                render: (row) => (
                  <>
                    <code>{row.stream}</code>
                    <br />
                    <small>
                      {name(row.service)} · {row.group}
                    </small>
                  </>
                ),
              },
              { key: 'event', title: t('column.event'), render: (row) => row.eventType },
              {
                key: 'error',
                title: t('column.error'),
                render: (row) => (
                  <span style={{ display: 'block', maxWidth: 260, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{row.error}</span>
                ),
              },
              { key: 'attempts', title: t('column.attempts'), align: 'right', render: (row) => row.attempts },
              { key: 'waiting', title: t('column.waiting'), align: 'right', render: (row) => row.waiting },
              { key: 'since', title: t('column.since'), render: (row) => <Moment at={row.parkedAt} /> },
              {
                key: 'act',
                title: t('column.act'),
                actions: true,
                render: (row) => (
                  <Button
                    size="small"
                    aria-label={`${t('parked.handle')} ${row.stream}`}
                    onClick={() => {
                      setUrl({ open: keyOf(row) });
                    }}
                  >
                    {t('parked.handle')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </QueryView>
      <RecentActs />
      {url.open !== '' && query.data !== undefined && (
        <ParkedDrawer
          key={url.open}
          parked={opened}
          onClose={() => {
            setUrl({ open: '' });
          }}
        />
      )}
    </Page>
  );
}
