import type { ReactNode } from 'react';
import '#src/ui/plain-table.css';

interface PlainColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly width?: string;
  readonly align?: 'right';
  readonly render: (row: Row) => ReactNode;
}

interface PlainTableProps<Row> {
  /** What the rows are, for whoever hears the page. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, place: number) => string;
  readonly columns: readonly PlainColumn<Row>[];
}

/** A table to read and to print: all rows, no state. On a phone each row is a block with its headings beside the values. */
export function PlainTable<Row>({ label, rows, rowKey, columns }: PlainTableProps<Row>) {
  return (
    <table className="plain-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, title, width, align }) => (
            <th key={key} scope="col" style={{ width, textAlign: align }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={rowKey(row, place)}>
            {columns.map(({ key, title, align, render }) => (
              <td key={key} data-label={title} style={{ textAlign: align }}>
                {render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
