import { Card, Empty, Flex, Grid, Table } from 'antd';
import type { ReactNode } from 'react';

export interface RowColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly width?: number;
  readonly align?: 'right';
  readonly render: (row: Row) => ReactNode;
  /** Buttons: last in a table, at the foot of a card, without a title there. */
  readonly actions?: boolean;
}

interface RowsViewProps<Row> {
  /** What the rows are, for whoever hears the page. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly RowColumn<Row>[];
  /** What to do next where there is nothing. */
  readonly empty: ReactNode;
  readonly loading?: boolean;
  /** Rows of one page, where all rows are here already. */
  readonly pageSize?: number;
  readonly detail?: (row: Row) => ReactNode;
}

/** Rows as a table on a wide screen, and as cards on a phone; the first column is the name of a row. */
export function RowsView<Row extends object>(props: RowsViewProps<Row>) {
  const wide = Grid.useBreakpoint().md !== false;
  if (props.rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />;
  return wide ? <AsTable {...props} /> : <AsCards {...props} />;
}

function AsTable<Row extends object>({ label, rows, rowKey, columns, loading = false, pageSize, detail }: RowsViewProps<Row>) {
  return (
    <Table<Row>
      aria-label={label}
      size="small"
      rowKey={rowKey}
      dataSource={[...rows]}
      loading={loading}
      pagination={pageSize === undefined ? false : { pageSize, hideOnSinglePage: true, showSizeChanger: false }}
      // texts wrap before anything has to be scrolled; what one can do with a row is in sight in any case
      scroll={{ x: true }}
      {...(detail === undefined ? {} : { expandable: { expandedRowRender: detail } })}
      columns={columns.map(({ key, title, width, align, actions, render }) => ({
        ...{ key, title },
        ...(width === undefined ? {} : { width }),
        ...(align === undefined ? {} : { align }),
        ...(actions === true ? { fixed: 'right' as const } : {}),
        render: (_: unknown, row: Row) => render(row),
      }))}
    />
  );
}

function AsCards<Row extends object>({ label, rows, rowKey, columns, detail }: RowsViewProps<Row>) {
  const [name, ...others] = columns;
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <Card size="small" title={name?.render(row)} style={{ marginBottom: 8 }}>
            {others.map((column) =>
              column.actions === true ? (
                <div key={column.key} style={{ marginTop: 8 }}>
                  {column.render(row)}
                </div>
              ) : (
                <Flex key={column.key} justify="space-between" gap={12} style={{ paddingBlock: 2 }}>
                  <span style={{ color: '#595959', flex: 'none' }}>{column.title}</span>
                  <span style={{ textAlign: 'end', overflowWrap: 'anywhere' }}>{column.render(row)}</span>
                </Flex>
              ),
            )}
            {detail?.(row)}
          </Card>
        </li>
      ))}
    </ul>
  );
}
