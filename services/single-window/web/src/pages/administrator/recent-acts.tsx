import { Typography } from 'antd';
import { administratorTexts } from '#src/i18n/administrator';
import { useCodeText, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Moment } from '#src/ui/moment';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { useActs } from './operations.ts';

/** Who did what, when and why. */
export function RecentActs() {
  const t = useTexts(administratorTexts);
  const shell = useTexts(shellTexts);
  const name = useCodeText(administratorTexts, 'names');
  const kind = useCodeText(administratorTexts, 'acts');
  const query = useActs();
  return (
    <section style={{ marginTop: 24 }}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('acts.title')}
      </Typography.Title>
      <QueryView query={query}>
        {(acts) => (
          <RowsView
            label={t('acts.table')}
            rows={acts}
            rowKey={(row) => `${row.service} ${row.group} ${row.stream} ${row.act} ${row.at ?? ''}`}
            empty={t('acts.none')}
            columns={[
              { key: 'at', title: t('column.at'), render: (row) => <Moment at={row.at} seconds /> },
              { key: 'act', title: t('column.act'), render: (row) => kind(`kinds.${row.act}`) },
              { key: 'service', title: t('column.service'), render: (row) => name(row.service) },
              {
                key: 'what',
                title: t('column.what'),
                render: (row) => (
                  <>
                    <code>{row.group}</code>
                    {row.stream !== '' && (
                      <>
                        <br />
                        <code>{row.eventId === '' ? row.stream : row.eventId}</code>
                      </>
                    )}
                  </>
                ),
              },
              { key: 'by', title: t('column.by'), render: (row) => row.by },
              { key: 'reason', title: t('column.reason'), render: (row) => (row.reason === '' ? shell('none') : row.reason) },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
