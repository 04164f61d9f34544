import { Link, useNavigate } from '@tanstack/react-router';
import { Table, Typography } from 'antd';
import type { TableColumnsType } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import { ClockCell } from '#src/pages/operator/clock-cell';
import { DaysLeftCell } from '#src/pages/operator/days-left-cell';
import type { DeclarationRow, Sort } from '#src/pages/operator/list-state';
import { useCodeName } from '#src/ui/code-names';
import { Since } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { ListTypeTag } from '#src/ui/list-type-tag';
import { LaneTag, SampleMark, StatusTag } from '#src/ui/tags';

interface TableProps {
  readonly rows: readonly DeclarationRow[];
  readonly loading: boolean;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

const SORTED_BY: Readonly<Record<string, string>> = { number: 'declarationNo', clock: 'waitingSince', age: 'submittedAt' };
const isOpen = ({ status }: DeclarationRow): boolean => !['RELEASED', 'CLOSED', 'RETURNED', 'WITHDRAWN', 'EXPIRED'].includes(status);

/** The list on a wide screen; its columns fit 1366 px. A click anywhere on a row opens it, keys reach the number. */
export function DeclarationsTable({ rows, loading, sort, onSort }: TableProps) {
  const t = useTexts(operatorTexts);
  const navigate = useNavigate();
  const columns = useColumns(sort);
  return (
    <Table<DeclarationRow>
      aria-label={t('list.table')}
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...rows]}
      loading={loading}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 1080 }}
      sticky
      showSorterTooltip={false}
      sortDirections={['descend', 'ascend']}
      onChange={(_page, _filters, sorter) => {
        const { columnKey = '', order } = Array.isArray(sorter) ? {} : sorter;
        const by = SORTED_BY[String(columnKey)];
        onSort(by === undefined || order == null ? '-submittedAt' : (`${order === 'descend' ? '-' : ''}${by}` as Sort));
      }}
      onRow={(row) => ({
        style: { cursor: 'pointer' },
        onClick: (event) => {
          const selecting = window.getSelection()?.toString() !== '';
          if (selecting || (event.target as HTMLElement).closest('a, button') !== null) return;
          void navigate({ to: '/declarations/$id', params: { id: row.id } });
        },
      })}
    />
  );
}

function useColumns(sort: Sort): TableColumnsType<DeclarationRow> {
  const t = useTexts(operatorTexts);
  const direction = useCodeText(shellTexts, 'direction');
  const mode = useCodeText(shellTexts, 'mode');
  const office = useCodeName('customs-offices');
  const sorted = (key: string) => ({
    key,
    sorter: true,
    sortOrder: sort.replace('-', '') !== SORTED_BY[key] ? null : sort.startsWith('-') ? ('descend' as const) : ('ascend' as const),
  });
  return [
    {
      ...{ ...sorted('number'), title: t('column.number'), width: 196 },
      render: (_, row) => (
        <>
          <Link to="/declarations/$id" params={{ id: row.id }} className="numbers">
            {row.declarationNo}
          </Link>
          <div>
            <Typography.Text type="secondary">
              {direction(row.direction ?? '')} · {mode(row.transportMode)}
            </Typography.Text>
            <ListTypeTag type={row.listType} />
            <SampleMark sample={row.sample} />
          </div>
        </>
      ),
    },
    { key: 'status', title: t('column.status'), width: 116, render: (_, row) => <Status row={row} /> },
    { key: 'lane', title: t('column.lane'), width: 108, render: (_, row) => <LaneTag lane={row.lane} /> },
    { ...{ ...sorted('clock'), title: t('column.clock'), width: 204 }, render: (_, row) => <ClockCell row={row} /> },
    { key: 'bill', title: t('column.bill'), width: 164, render: (_, row) => <Bill row={row} /> },
    { key: 'trader', title: t('column.trader'), ellipsis: true, render: (_, row) => row.traderName },
    {
      key: 'office',
      title: t('column.office'),
      width: 68,
      render: (_, row) => <span title={office(row.customsOffice)}>{row.customsOffice}</span>,
    },
    {
      ...{ ...sorted('age'), title: t('column.age'), width: 146 },
      render: (_, row) => (
        <>
          <Moment at={row.submittedAt} />
          {isOpen(row) && (
            <div>
              <Typography.Text type="secondary">
                <Since at={row.submittedAt} />
              </Typography.Text>
            </div>
          )}
        </>
      ),
    },
  ];
}

function Status({ row }: { readonly row: DeclarationRow }) {
  return (
    <>
      <StatusTag status={row.status} />
      <DaysLeftCell row={row} />
    </>
  );
}

function Bill({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(operatorTexts);
  const [first, ...others] = row.containerIds;
  return (
    <>
      <div style={{ overflowWrap: 'anywhere' }}>{row.billNo}</div>
      {first !== undefined && (
        <Typography.Text type="secondary" title={row.containerIds.join(' ')}>
          {first}
          {others.length > 0 && ` ${t('list.more', { count: others.length })}`}
        </Typography.Text>
      )}
    </>
  );
}
