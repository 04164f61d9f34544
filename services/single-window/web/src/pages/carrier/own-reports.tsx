import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex, Input, Select } from 'antd';
import { answer, api } from '#src/api/client';
import { useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { checkContainer } from '#src/pages/carrier/container-id';
import { Containers, Mode } from '#src/pages/carrier/cells';
import { MILESTONES } from '#src/pages/carrier/movement';
import type { Milestone, MovementRow } from '#src/pages/carrier/movement';
import { PagedView } from '#src/ui/paged-view';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, textPart, useUrlState } from '#src/ui/url-state';

const PARTS = { q: textPart(), milestone: textPart(), page: numberPart(1), cursor: textPart() };
const PAGE_ROWS = 20;

/** What the own company reported, newest first. `shown`: a report just made, which the list is to show. */
export function OwnReports({ shown }: { readonly shown: string }) {
  const t = useTexts(carrierTexts);
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const columns = useColumns();
  const [{ q, milestone, page, cursor }, setState] = useUrlState(PARTS);
  const filter = filterOf(q, milestone);
  const query = useQuery({
    queryKey: ['movements', filter, cursor, shown],
    queryFn: () => {
      const waitFor = shown === '' || cursor !== '' ? {} : { waitFor: shown };
      const asked = { ...filter, ...waitFor, limit: PAGE_ROWS, ...(cursor === '' ? {} : { cursor }) };
      return answer(api.GET('/v1/movements', { params: { query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Flex wrap gap={8} style={{ marginBottom: 8 }}>
        <Input.Search
          allowClear
          defaultValue={q}
          key={q}
          aria-label={t('own.search')}
          placeholder={t('own.search')}
          style={{ width: 320, maxWidth: '100%' }}
          onSearch={(text) => {
            setState({ q: text.trim().toUpperCase(), page: 1, cursor: '' });
          }}
        />
        <Select
          value={milestone}
          aria-label={t('field.milestone')}
          style={{ width: 190 }}
          options={[{ value: '', label: t('own.all') }, ...MILESTONES.map((value) => ({ value, label: milestoneText(value) }))]}
          onChange={(value: string) => {
            setState({ milestone: value, page: 1, cursor: '' });
          }}
        />
      </Flex>
      <PagedView query={query} of={JSON.stringify(filter)} page={page} onPage={setState}>
        {({ rows }) => (
          <RowsView
            label={t('own.table')}
            rows={rows}
            rowKey={(row) => `${row.reporterCompany} ${row.messageId}`}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={q === '' && milestone === '' ? t('own.empty') : t('own.none')}
          />
        )}
      </PagedView>
    </>
  );
}

function filterOf(q: string, milestone: string) {
  const known = MILESTONES.find((each): each is Milestone => each === milestone);
  return {
    ...(q === '' ? {} : checkContainer(q).ok ? { containerId: q } : { billNo: q.slice(0, 32) }),
    ...(known === undefined ? {} : { milestone: known }),
  };
}

function useColumns(): readonly RowColumn<MovementRow>[] {
  const t = useTexts(carrierTexts);
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  return [
    {
      ...{ key: 'bill', title: t('field.billNo') },
      render: ({ billNo, sample }) => (
        <>
          {billNo} <SampleMark sample={sample} />
        </>
      ),
    },
    { key: 'milestone', title: t('field.milestone'), render: ({ milestone }) => milestoneText(milestone ?? '') },
    { key: 'at', title: t('field.occurredAt'), render: ({ occurredAt }) => <Moment at={occurredAt} /> },
    { key: 'containers', title: t('field.containers'), render: ({ containerIds }) => <Containers ids={containerIds} /> },
    { key: 'location', title: t('field.location'), render: ({ location }) => location || '—' },
    { key: 'mode', title: t('field.mode'), render: ({ transportMode }) => <Mode code={transportMode} /> },
    { key: 'recorded', title: t('field.recordedAt'), render: ({ recordedAt }) => <Moment at={recordedAt} seconds /> },
  ];
}
