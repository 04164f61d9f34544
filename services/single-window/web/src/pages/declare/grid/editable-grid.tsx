import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, MouseEvent, Ref } from 'react';
import type { Fault } from '#src/api/problem';
import type { Row } from '../editor/content.ts';
import type { Column } from '../editor/fields.ts';
import { GridRow } from './grid-row.tsx';
import { cellsOf, cleared, paste } from './paste.ts';
import type { Pasted } from './paste.ts';
import { at, holds, moved, rectangleOf } from './selection.ts';
import type { Rectangle, Selection } from './selection.ts';
import { readTsv, writeTsv } from './tsv.ts';

export interface GridHandle {
  goTo(row: number, key: string): void;
  selected(): Rectangle;
}

interface EditableGridProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly labels: readonly string[];
  readonly most: number;
  readonly faultsOf: (row: number) => ReadonlyMap<string, readonly Fault[]> | undefined;
  readonly onRows: (change: (rows: readonly Row[]) => readonly Row[]) => void;
  readonly onPasted: (pasted: Pasted) => void;
  readonly onActive: (row: number, key: string) => void;
  readonly handle: Ref<GridHandle>;
}

/** Rows of texts as in a spreadsheet: keys move, typing or F2 edits, a rectangle is copied, pasted and cleared (ARIA grid). */
export function EditableGrid({ label, rows, columns, labels, most, faultsOf, onRows, onPasted, onActive, handle }: EditableGridProps) {
  const [selection, setSelection] = useState<Selection>(at(0, Math.min(1, columns.length - 1)));
  const [editing, setEditing] = useState<{ readonly before: string }>();
  const table = useRef<HTMLTableElement>(null);
  const wantFocus = useRef(false);
  // rows may have gone meanwhile
  const active = { ...selection.active, row: Math.min(selection.active.row, Math.max(0, rows.length - 1)) };
  const area = rectangleOf({ ...selection, active });

  const focusCell = () =>
    table.current?.querySelector<HTMLElement>(`[data-row="${String(active.row)}"][data-column="${String(active.column)}"]`);
  useEffect(() => {
    if (!wantFocus.current || editing !== undefined) return;
    wantFocus.current = false;
    const cell = focusCell();
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const activeKey = columns[active.column]?.key ?? '';
  useEffect(() => {
    onActive(active.row, activeKey);
  }, [active.row, activeKey, onActive]);

  const select = (next: Selection) => {
    wantFocus.current = true;
    setEditing(undefined);
    setSelection(next);
  };
  const input = useCallback(
    (row: number, key: string, text: string) => {
      onRows((before) => before.map((each, place) => (place === row ? { ...each, [key]: text } : each)));
    },
    [onRows],
  );
  useImperativeHandle(handle, () => ({
    goTo(row, key) {
      select(
        at(
          row,
          Math.max(
            0,
            columns.findIndex((column) => column.key === key),
          ),
        ),
      );
    },
    selected: () => area,
  }));

  const size = { rows: rows.length, columns: columns.length };
  const edit = (text?: string) => {
    const column = columns[active.column];
    if (column === undefined || column.fixed === true || rows.length === 0) return;
    setEditing({ before: rows[active.row]?.[column.key] ?? '' });
    if (text !== undefined) input(active.row, column.key, text);
  };
  const keyWhileEditing = (event: KeyboardEvent) => {
    // Enter that ends an input method's word is no Enter of ours
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (editing !== undefined) input(active.row, activeKey, editing.before);
      event.preventDefault();
      select(at(active.row, active.column));
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const step = event.key === 'Enter' ? { key: event.shiftKey ? 'ArrowUp' : 'ArrowDown', shiftKey: false, ctrlKey: false } : event;
      const next = moved(at(active.row, active.column), step, size);
      if (next === undefined) return;
      event.preventDefault();
      select(next);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== undefined) {
      keyWhileEditing(event);
      return;
    }
    const next = moved(
      { ...selection, active },
      { key: event.key, shiftKey: event.shiftKey, ctrlKey: event.ctrlKey || event.metaKey },
      size,
    );
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (next !== undefined) select(next);
    else if (event.key === 'Enter' || event.key === 'F2' || event.key === 'Process') edit();
    else if (event.key === 'Delete' || event.key === 'Backspace') onRows((before) => cleared(before, columns, area));
    else if (plain && event.key.length === 1) edit(event.key);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      select({ anchor: { row: 0, column: 0 }, active: { row: rows.length - 1, column: columns.length - 1 } });
    } else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== undefined) return;
    event.preventDefault();
    const done = paste(rows, columns, { row: area.top, column: area.left }, readTsv(event.clipboardData.getData('text/plain')), most);
    onRows(() => done.rows);
    onPasted(done);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (editing !== undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeTsv(cellsOf(rows, columns, area)));
    if (event.type === 'cut') onRows((before) => cleared(before, columns, area));
  };
  const onMouse = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (cell === null || cell.querySelector('input') !== null) return;
    const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    if (event.type === 'mouseover') {
      if (event.buttons === 1 && editing === undefined) setSelection((before) => ({ ...before, active: place }));
      return;
    }
    event.preventDefault();
    select(event.shiftKey ? { active: place, anchor: selection.anchor } : { active: place, anchor: place });
  };
  const chosen = `${String(area.left)}-${String(area.right)}`;
  const head = useMemo(
    () => (
      <thead>
        <tr role="row" aria-rowindex={1}>
          {columns.map((column, index) => (
            <th key={column.key} scope="col" style={{ width: column.width }}>
              {labels[index]}
            </th>
          ))}
        </tr>
      </thead>
    ),
    [columns, labels],
  );
  return (
    <div className="grid-scroll">
      <table
        ref={table}
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className="grid"
        style={{ width: columns.reduce((sum, { width }) => sum + width, 0) }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
        onCut={onCopy}
        onMouseDown={onMouse}
        onMouseOver={onMouse}
        onDoubleClick={() => {
          edit();
        }}
      >
        {head}
        <tbody>
          {rows.map((row, place) => (
            <GridRow
              key={place}
              place={place}
              row={row}
              columns={columns}
              labels={labels}
              faults={faultsOf(place)}
              chosen={holds(area, place, area.left) ? chosen : ''}
              active={active.row === place ? active.column : undefined}
              editing={active.row === place && editing !== undefined}
              onInput={input}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
