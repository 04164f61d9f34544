import { useQuery } from '@tanstack/react-query';
import { Result, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { CaseLink } from '#src/pages/officer/case-link';
import { useCodeName } from '#src/ui/code-names';
import { Since } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { LaneTag } from '#src/ui/tags';

const LIMIT = 500;
const AGAIN_MS = 30_000;

/** Cases that should have been released and were not (应放行未放行): none on a healthy day. */
export function ReadyPage() {
  const t = useTexts(officerTexts);
  const why = useCodeText(officerTexts, 'ready');
  const whyText = (code: string) => why(`whys.${code}`);
  const office = useCodeName('customs-offices');
  const query = useQuery({
    queryKey: ['ready'],
    queryFn: () => answer(api.GET('/v1/clearance/ready', { params: { query: { limit: LIMIT } } })),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Page title={t('ready.title')}>
      <Typography.Paragraph>{t('ready.explain')}</Typography.Paragraph>
      <QueryView query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Result status="success" subTitle={t('ready.none')} />
          ) : (
            <RowsView
              label={t('ready.title')}
              rows={cases}
              rowKey={(row) => row.caseId}
              empty={t('ready.none')}
              pageSize={50}
              columns={[
                {
                  key: 'no',
                  title: t('column.number'),
                  render: (row) => <CaseLink row={row} />,
                },
                { key: 'lane', title: t('column.lane'), render: (row) => <LaneTag lane={row.lane} /> },
                { key: 'trader', title: t('column.trader'), render: (row) => `${row.traderName} · ${row.billNo}` },
                { key: 'office', title: t('queue.office'), render: (row) => office(row.customsOffice) },
                { key: 'why', title: t('ready.why'), render: (row) => whyText(row.why) },
                {
                  key: 'since',
                  title: t('ready.since'),
                  render: (row) => (
                    <>
                      <Moment at={row.since} /> (<Since at={row.since} />)
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
