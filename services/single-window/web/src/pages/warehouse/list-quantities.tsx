import { Grid } from 'antd';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { AccountLine, StockList } from '#src/pages/warehouse/account';
import { Quantity } from '#src/ui/quantity';

const NUMBERS = ['approved', 'onPasses', 'passed', 'remaining', 'toPass'] as const;

/** What a list was approved for, line by line, and what is left of it. */
export function ListQuantities({ list, lines }: { readonly list: StockList; readonly lines: readonly AccountLine[] }) {
  const t = useTexts(warehouseTexts);
  const wide = Grid.useBreakpoint().md !== false;
  const names = new Map(lines.map(({ lineNo, name }) => [lineNo, name]));
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('list.quantities')}>
      <table style={{ borderCollapse: 'collapse', fontSize: wide ? 14 : 12 }}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'start', padding: '2px 12px 2px 0' }}>
              {t('line.no')}
            </th>
            {NUMBERS.map((key) => (
              <th key={key} scope="col" style={{ textAlign: 'end', padding: '2px 12px', whiteSpace: 'nowrap' }}>
                {t(`list.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.quantities.map((row) => (
            <tr key={row.lineNo}>
              <th scope="row" style={{ textAlign: 'start', fontWeight: 400, padding: '2px 12px 2px 0' }}>
                {row.lineNo} {names.get(row.lineNo) ?? ''}
              </th>
              {NUMBERS.map((key) => (
                <td key={key} style={{ textAlign: 'end', padding: '2px 12px' }}>
                  <Quantity of={row[key]} strong={key === 'remaining' || key === 'toPass'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
