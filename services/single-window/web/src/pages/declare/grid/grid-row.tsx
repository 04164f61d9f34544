import { memo } from 'react';
import type { Fault } from '#src/api/problem';
import { useCodeName } from '#src/ui/code-names';
import { CodeSelect } from '#src/ui/code-select';
import type { Row } from '../editor/content.ts';
import type { Column } from '../editor/fields.ts';

interface GridRowProps {
  readonly place: number;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly labels: readonly string[];
  /** Faults of this row by column, each list the same object while it says the same. */
  readonly faults: ReadonlyMap<string, readonly Fault[]> | undefined;
  /** Chosen columns of this row as `left-right`; empty for none. */
  readonly chosen: string;
  readonly active: number | undefined;
  readonly editing: boolean;
  readonly onInput: (row: number, key: string, text: string) => void;
}

/** One row; drawn again only when something of it changes, so that 50 rows stay quick under the keys. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { place, row, columns, labels, faults, chosen, active, editing, onInput } = props;
  const [left = -1, right = -2] = chosen === '' ? [] : chosen.split('-').map(Number);
  return (
    <tr role="row" aria-rowindex={place + 2}>
      {columns.map((column, index) => {
        const found = faults?.get(column.key) ?? [];
        const worst = found.find(({ severity }) => severity === 'error') ?? found[0];
        const isActive = active === index;
        return (
          <td
            key={column.key}
            role="gridcell"
            aria-colindex={index + 1}
            aria-selected={index >= left && index <= right}
            aria-readonly={column.fixed === true ? true : undefined}
            aria-invalid={worst?.severity === 'error' ? true : undefined}
            tabIndex={isActive && !editing ? 0 : -1}
            data-row={place}
            data-column={index}
            className={worst === undefined ? undefined : worst.severity === 'error' ? 'cell-error' : 'cell-warning'}
          >
            {isActive && editing ? (
              <CellEditor
                column={column}
                label={labels[index] ?? ''}
                value={row[column.key] ?? ''}
                onInput={(text) => {
                  onInput(place, column.key, text);
                }}
              />
            ) : (
              <CellText column={column} value={row[column.key] ?? ''} />
            )}
          </td>
        );
      })}
    </tr>
  );
});

function CellEditor({ column, label, value, onInput }: { column: Column; label: string; value: string; onInput: (text: string) => void }) {
  if (column.table !== undefined) return <CodeSelect inCell table={column.table} label={label} value={value} onChange={onInput} />;
  return (
    <input
      className="cell-input"
      aria-label={label}
      autoFocus
      autoComplete="off"
      value={value}
      onChange={(event) => {
        onInput(event.target.value);
      }}
    />
  );
}

function CellText({ column, value }: { readonly column: Column; readonly value: string }) {
  return column.table === undefined || value === '' ? value : <CodeText table={column.table} code={value} />;
}

function CodeText({ table, code }: { readonly table: string; readonly code: string }) {
  return useCodeName(table)(code);
}
