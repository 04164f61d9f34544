import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { Mode } from '#src/pages/carrier/cells';
import { arrivedOf } from '#src/pages/carrier/consignments';
import type { ConsignmentRow } from '#src/pages/carrier/movement';
import { useCodeName } from '#src/ui/code-names';
import { Since } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';

interface ConsignmentsTableProps {
  readonly rows: readonly ConsignmentRow[];
  readonly loading: boolean;
  readonly empty: string;
  readonly mayReport: boolean;
}

export function ConsignmentsTable({ rows, loading, empty, mayReport }: ConsignmentsTableProps) {
  const t = useTexts(carrierTexts);
  const columns = useColumns();
  const officeName = useCodeName('customs-offices');
  // since when it waits is when the declaration was accepted: only where is left to say
  const declared: RowColumn<ConsignmentRow> = {
    ...{ key: 'declared', title: t('consignments.declared') },
    render: ({ declaredOffice }) => (declaredOffice === null ? '—' : <span title={officeName(declaredOffice)}>{declaredOffice}</span>),
  };
  const report: RowColumn<ConsignmentRow> = { key: 'report', title: '', actions: true, render: (row) => <ReportLink row={row} /> };
  return (
    <RowsView
      label={t('consignments.table')}
      rows={rows}
      rowKey={({ billNo }) => billNo}
      columns={mayReport ? [...columns, declared, report] : columns}
      loading={loading}
      empty={empty}
    />
  );
}

function useColumns(): readonly RowColumn<ConsignmentRow>[] {
  const t = useTexts(carrierTexts);
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const officeName = useCodeName('customs-offices');
  return [
    {
      ...{ key: 'bill', title: t('consignments.bill') },
      render: ({ billNo, sample }) => (
        <>
          {billNo} <SampleMark sample={sample} />
        </>
      ),
    },
    { key: 'age', title: t('consignments.age'), render: ({ since }) => <Since at={since} /> },
    { key: 'since', title: t('consignments.since'), render: ({ since }) => <Moment at={since} /> },
    { key: 'office', title: t('consignments.office'), render: ({ office, location }) => (office === null ? location : officeName(office)) },
    { key: 'mode', title: t('consignments.mode'), render: ({ transportMode }) => <Mode code={transportMode} /> },
    {
      ...{ key: 'last', title: t('consignments.last') },
      render: ({ milestone, milestoneAt }) =>
        milestone === null ? (
          '—'
        ) : (
          <>
            <div>{milestoneText(milestone)}</div>
            <Moment at={milestoneAt} />
          </>
        ),
    },
    { key: 'containers', title: t('consignments.containers'), render: (row) => <Arrived row={row} /> },
  ];
}

function Arrived({ row }: { readonly row: ConsignmentRow }) {
  const t = useTexts(carrierTexts);
  if (row.containerIds.length === 0) return <>{t('consignments.wholeBill')}</>;
  return (
    <Tooltip title={row.containerIds.join(' ')}>
      <span className="numbers">{arrivedOf(row)}</span>
    </Tooltip>
  );
}

/** To the form, with what has not arrived yet filled in. */
function ReportLink({ row }: { readonly row: ConsignmentRow }) {
  const t = useTexts(carrierTexts);
  const missing = row.containerIds.filter((id) => !row.arrivedContainerIds.includes(id));
  const search = { bill: row.billNo, containers: missing.join(' '), mode: row.transportMode, at: row.office ?? '' };
  return (
    <Link to="/movements" search={search} aria-label={t('consignments.reportOf', { bill: row.billNo })}>
      {t('consignments.report')}
    </Link>
  );
}
