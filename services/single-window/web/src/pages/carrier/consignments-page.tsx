import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Input, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { asProblem } from '#src/api/problem';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { shellTexts } from '#src/i18n/shell';
import { exportConsignments, readConsignments, STATES } from '#src/pages/carrier/consignments';
import type { ConsignmentFilter } from '#src/pages/carrier/consignments';
import { ConsignmentsTable } from '#src/pages/carrier/consignments-table';
import { MODES } from '#src/pages/carrier/movement';
import { useCodes } from '#src/ui/code-names';
import { PagedView } from '#src/ui/paged-view';
import { Page } from '#src/ui/page';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';

const PARTS = {
  state: oneOfPart(STATES, 'arrived-undeclared'),
  office: textPart(),
  mode: textPart(),
  q: textPart(),
  page: numberPart(1),
  cursor: textPart(),
};
const PAGE_ROWS = 50;

/** What arrived and has no declaration, and what is declared and has not arrived 到货与申报核对; the longest wait first. */
export function ConsignmentsPage() {
  const t = useTexts(carrierTexts);
  const [{ state, office, mode, q, page, cursor }, setState] = useUrlState(PARTS);
  const filter: ConsignmentFilter = { state, office, transportMode: mode, billNo: q };
  const query = useQuery({
    queryKey: ['consignments', filter, cursor],
    queryFn: () => readConsignments(filter, cursor, PAGE_ROWS),
    placeholderData: keepPreviousData,
  });
  const key = state === 'arrived-undeclared' ? 'arrivedUndeclared' : 'declaredNotArrived';
  return (
    <Page title={t('consignments.title')} actions={<Export filter={filter} />}>
      <Segmented
        aria-label={t('consignments.state.label')}
        value={state}
        options={[
          { value: 'arrived-undeclared', label: t('consignments.state.arrivedUndeclared') },
          { value: 'declared-not-arrived', label: t('consignments.state.declaredNotArrived') },
        ]}
        onChange={(value) => {
          setState({ state: value as (typeof STATES)[number], page: 1, cursor: '' });
        }}
      />
      <Typography.Paragraph style={{ marginBlock: 8 }}>
        {t(`consignments.about.${key}`)} <Typography.Text type="secondary">{t('consignments.sight')}</Typography.Text>
      </Typography.Paragraph>
      <FilterBar
        filter={filter}
        onChange={(change) => {
          setState({ ...change, page: 1, cursor: '' });
        }}
      />
      <PagedView query={query} of={JSON.stringify(filter)} page={page} onPage={setState}>
        {({ rows }) => (
          <ConsignmentsTable
            rows={rows}
            loading={query.isPlaceholderData}
            empty={office === '' && mode === '' && q === '' ? t(`consignments.empty.${key}`) : t('consignments.none')}
            mayReport={state === 'declared-not-arrived'}
          />
        )}
      </PagedView>
    </Page>
  );
}

interface FilterBarProps {
  readonly filter: ConsignmentFilter;
  readonly onChange: (change: { q?: string; office?: string; mode?: string }) => void;
}

function FilterBar({ filter, onChange }: FilterBarProps) {
  const t = useTexts(carrierTexts);
  const modeText = useCodeText(shellTexts, 'mode');
  const offices = useCodes('customs-offices');
  return (
    <Flex wrap gap={8} style={{ marginBottom: 8 }}>
      <Input.Search
        allowClear
        key={filter.billNo}
        defaultValue={filter.billNo}
        aria-label={t('consignments.search')}
        placeholder={t('consignments.search')}
        maxLength={32}
        style={{ width: 260 }}
        onSearch={(text) => {
          onChange({ q: text.trim().toUpperCase() });
        }}
      />
      <Select
        value={filter.office}
        aria-label={t('consignments.office')}
        style={{ width: 220 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: t('consignments.allOffices') }, ...offices]}
        onChange={(office: string) => {
          onChange({ office });
        }}
      />
      <Select
        value={filter.transportMode}
        aria-label={t('consignments.mode')}
        style={{ width: 140 }}
        options={[
          { value: '', label: t('consignments.allModes') },
          ...MODES.map((value) => ({ value, label: `${value} ${modeText(value)}` })),
        ]}
        onChange={(mode: string) => {
          onChange({ mode });
        }}
      />
    </Flex>
  );
}

function Export({ filter }: { readonly filter: ConsignmentFilter }) {
  const t = useTexts(carrierTexts);
  const say = useBilingual();
  const { message } = App.useApp();
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const [exporting, setExporting] = useState(false);
  const save = async () => {
    setExporting(true);
    try {
      await exportConsignments(filter, t, milestoneText);
    } catch (error) {
      void message.error(say(asProblem(error).document.message));
    } finally {
      setExporting(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={exporting} onClick={() => void save()}>
      {t(exporting ? 'consignments.exporting' : 'consignments.export')}
    </Button>
  );
}
