import type { Behind, ChartData } from '#src/ui/chart/chart-data';

interface ChartTableProps {
  readonly title: string;
  readonly data: ChartData;
  readonly say: (value: number) => string;
  readonly gap: string;
  readonly behind: Behind;
  /** What the link of a row is called for whoever hears it. */
  readonly behindLabel: (row: string) => string;
}

/** The chart as a table: the same numbers for whoever does not see it, and its points for the keyboard. */
export function ChartTable({ title, data, say, gap, behind, behindLabel }: ChartTableProps) {
  const { of, rows, columns, more } = data;
  return (
    // a region that scrolls must be reachable by keys (WCAG 2.1.1)
    <div role="region" aria-label={title} tabIndex={0} style={{ overflow: 'auto', maxHeight: 420 }}>
      <table className="chart-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {[...columns, ...more].map(({ label }) => (
              <th scope="col" key={label} style={{ textAlign: 'end' }}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <th scope="row">{behind.has(row.key) ? behind.link(row, behindLabel(row.label)) : row.label}</th>
              {columns.map(({ key, values }) => {
                const value = values[at] ?? null;
                return (
                  <td key={key} className="numbers">
                    {value === null ? gap : say(value)}
                  </td>
                );
              })}
              {more.map(({ label, values }) => (
                <td key={label} className="numbers">
                  {values[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
