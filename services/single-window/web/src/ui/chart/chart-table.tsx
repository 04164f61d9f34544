import { Button } from 'antd';
import type { ChartData, ChartSelection } from '#src/ui/chart/chart-data';

interface ChartTableProps {
  readonly title: string;
  readonly data: ChartData;
  readonly say: (value: number) => string;
  readonly gap: string;
  /** Makes each row's name a button; its label says what it does. */
  readonly onSelect: ((selection: ChartSelection) => void) | undefined;
  readonly selectLabel: (row: string) => string;
}

/** The chart as a table: the same numbers for whoever does not see it, and its points for the keyboard. */
export function ChartTable({ title, data, say, gap, onSelect, selectLabel }: ChartTableProps) {
  const { of, rows, columns, more } = data;
  return (
    // a region that scrolls must be reachable by keys (WCAG 2.1.1)
    <div role="region" aria-label={title} tabIndex={0} style={{ overflow: 'auto', maxHeight: 420 }}>
      <table className="chart-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map(({ key, label }) => (
              <th scope="col" key={key} style={{ textAlign: 'end' }}>
                {label}
              </th>
            ))}
            {more.map(({ label }) => (
              <th scope="col" key={label} style={{ textAlign: 'end' }}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label }, at) => (
            <tr key={key}>
              <th scope="row">
                {onSelect === undefined ? (
                  label
                ) : (
                  <Button
                    type="link"
                    size="small"
                    style={{ paddingInline: 0 }}
                    aria-label={selectLabel(label)}
                    onClick={() => {
                      onSelect({ row: key, column: columns[0]?.key ?? '' });
                    }}
                  >
                    {label}
                  </Button>
                )}
              </th>
              {columns.map((column) => {
                const value = column.values[at] ?? null;
                return (
                  <td key={column.key} className="numbers">
                    {value === null ? gap : say(value)}
                  </td>
                );
              })}
              {more.map((column) => (
                <td key={column.label} className="numbers">
                  {column.values[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
