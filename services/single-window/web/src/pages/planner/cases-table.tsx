import { Button, Grid } from 'antd';
import { useState } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import { CaseStages } from '#src/pages/planner/case-stages';
import type { CasesState } from '#src/pages/planner/cases-state';
import { useCodeName } from '#src/ui/code-names';
import type { Cases } from '#src/ui/metrics/metrics-api';
import { useNumbers } from '#src/ui/metrics/numbers';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { LaneTag, SampleMark } from '#src/ui/tags';

type Row = Cases['rows'][number];

interface TableProps {
  readonly cases: Cases;
  readonly loading: boolean;
  readonly state: Pick<CasesState, 'stage' | 'owner' | 'outcome'>;
}

/** Cases, longest first; a row opens to its stages. */
export function CasesTable({ cases, loading, state }: TableProps) {
  const t = useTexts(plannerTexts);
  const wide = Grid.useBreakpoint().md !== false;
  const columns = useColumns(state);
  const stages = ({ declarationId }: Row) => <CaseStages declarationId={declarationId} definition={cases.definition.id} />;
  return (
    <RowsView
      label={t('cases.rows')}
      rows={cases.rows}
      rowKey={({ declarationId }) => declarationId}
      columns={columns}
      empty={t('cases.empty')}
      loading={loading}
      detail={(row) => (wide ? stages(row) : <OnDemand>{() => stages(row)}</OnDemand>)}
    />
  );
}

/** On a card: asked for only when it is wanted. */
function OnDemand({ children }: { readonly children: () => React.ReactNode }) {
  const t = useTexts(plannerTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        style={{ marginTop: 8 }}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {t('cases.stages')}
      </Button>
      {open && children()}
    </>
  );
}

function useColumns({ stage, owner, outcome }: TableProps['state']): readonly RowColumn<Row>[] {
  const t = useTexts(plannerTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const early = useCodeText(metricsTexts, 'early');
  const outcomes = useCodeText(plannerTexts, 'cases');
  const office = useCodeName('customs-offices');
  const numbers = useNumbers();
  const asked = (row: Row) => row.stages.filter((each) => (stage === '' || each.stage === stage) && (owner === '' || each.owner === owner));
  const number = (ms: number | null) => <span className="numbers">{numbers.hours(ms)}</span>;
  const column = (key: string, title: string, render: RowColumn<Row>['render'], align?: 'right'): RowColumn<Row> => ({
    ...{ key, title, render },
    ...(align === undefined ? {} : { align }),
  });
  return [
    column('no', t('cases.no'), (row) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        <span className="numbers">{row.declarationNo ?? row.declarationId}</span>
        <SampleMark sample={row.sample} />
      </span>
    )),
    column('total', t('cases.total'), ({ totalMs }) => number(totalMs), 'right'),
    ...(stage === '' && owner === ''
      ? []
      : [
          column(
            'asked',
            t(stage === '' ? 'cases.ofOwner' : 'cases.inStage'),
            (row) => number(asked(row).reduce((sum, { ms }) => sum + ms, 0)),
            'right',
          ),
        ]),
    ...(outcome === 'measured'
      ? []
      : [column('outcome', t('cases.outcome'), (row) => outcomes(`outcomes.${row.preArrival ? 'pre-arrival' : row.outcome}`))]),
    column('stages', t('cases.longest'), (row) => <Longest row={row} />),
    // its start stands in the opened row: both would push the last columns off an office screen
    column('end', t('cases.end'), ({ end }) => <Moment at={end} />),
    column('mode', t('cases.mode'), (row) => mode(row.mode)),
    column('office', t('cases.office'), (row) => office(row.office)),
    column('lane', t('cases.lane'), ({ lane }) => <LaneTag lane={lane} />),
    column('early', t('cases.early'), (row) => early(row.early)),
  ];
}

/** The stage that took the longest; all of them stand in the opened row. */
function Longest({ row }: { readonly row: Row }) {
  const t = useTexts(shellTexts);
  const stage = useCodeText(metricsTexts, 'stage');
  const numbers = useNumbers();
  const longest = [...row.stages].sort((one, other) => other.ms - one.ms)[0];
  if (longest === undefined || longest.ms === 0) return t('none');
  return (
    <span className="numbers">
      {longest.stage} {stage(longest.stage)} {numbers.hours(longest.ms)}
    </span>
  );
}
