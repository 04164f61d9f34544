import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useSession } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { CaseLink } from '#src/pages/officer/case-link';
import { durationText, Since, useNow } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { LaneTag } from '#src/ui/tags';
import type { QueueRow } from './queue-row.ts';
import { claimOf, rowKey } from './queue-row.ts';

const LIMIT = 100;
const AGAIN_MS = 30_000;

/** What waits longer than the bound of its waiting reason (滞留清单), a list for each reason, longest first. */
export function StuckPage() {
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const waits = useCodeText(officerTexts, 'waitsFor');
  const query = useQuery({
    queryKey: ['stuck'],
    queryFn: () => answer(api.GET('/v1/clearance/stuck', { params: { query: { limit: LIMIT } } })),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Page title={t('stuck.title')}>
      <Typography.Paragraph>{t('stuck.explain')}</Typography.Paragraph>
      <QueryView query={query}>
        {({ groups }) => (
          <>
            {groups.map(({ waitsFor, boundMs, total, rows }) => (
              <section key={waitsFor} style={{ marginBottom: 20 }}>
                <Typography.Title level={2} style={{ fontSize: 16, marginBottom: 8 }}>
                  {waits(waitsFor)} · {t('stuck.bound', { duration: durationText(shell, boundMs) })} · {t('stuck.count', { n: total })}
                  {total > rows.length && ` (${t('stuck.shown', { n: rows.length })})`}
                </Typography.Title>
                {rows.length === 0 ? (
                  <p style={{ color: '#595959', margin: 0 }}>{t('stuck.none')}</p>
                ) : (
                  <StuckRows label={waits(waitsFor)} rows={rows} />
                )}
              </section>
            ))}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function StuckRows({ label, rows }: { readonly label: string; readonly rows: readonly QueueRow[] }) {
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const me = useSession()?.user?.subject ?? '';
  const now = useNow();
  const mode = useCodeText(shellTexts, 'mode');
  return (
    <RowsView
      label={label}
      rows={rows}
      rowKey={rowKey}
      empty={t('stuck.none')}
      pageSize={20}
      columns={[
        {
          key: 'no',
          title: t('column.number'),
          render: (row) => <CaseLink row={row} />,
        },
        { key: 'lane', title: t('column.lane'), render: (row) => <LaneTag lane={row.lane} /> },
        { key: 'mode', title: t('column.mode'), render: (row) => mode(row.transportMode) },
        { key: 'trader', title: t('column.trader'), render: (row) => `${row.traderName} · ${row.billNo}` },
        { key: 'age', title: t('column.age'), render: (row) => <Since at={row.waitsSince} /> },
        { key: 'due', title: t('column.due'), render: (row) => <Moment at={row.dueAt} /> },
        { key: 'claimed', title: t('column.claimed'), render: (row) => claimOf(row, me, now).who || shell('none') },
      ]}
    />
  );
}
