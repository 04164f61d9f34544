import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { answer, api } from '#src/api/client';
import type { Bilingual } from '#src/api/problem';
import { useBilingual } from '#src/i18n/area';
import { useCodeName } from '#src/ui/code-names';
import '#src/ui/code-select.css';

export interface CodeSelectProps {
  readonly table: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** In a cell of a grid: has the focus at once and shows what is typed. */
  readonly inCell?: boolean;
}

const MOST = 12;

/**
 * A code, typed or found by its beginning, its name or its pinyin initials (代码、名称、拼音首字母). Any text can stand here: whether it is a
 * code of the table is for the server's rules to say. Combobox of the ARIA patterns: arrows choose, Enter and Tab take, Escape closes.
 */
export function CodeSelect({ table, value, onChange, id, label, invalid = false, describedBy, inCell = false }: CodeSelectProps) {
  const say = useBilingual();
  const nameOf = useCodeName(table);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(inCell);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useFound(table, value, open);
  const choice = found[Math.min(active, found.length - 1)];
  const take = (code: string) => {
    onChange(code);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && (open || !inCell || event.altKey)) {
      event.preventDefault();
      event.stopPropagation();
      setActive(open ? Math.min(active + 1, found.length - 1) : 0);
      setOpen(true);
    } else if (event.key === 'ArrowUp' && open) {
      event.preventDefault();
      event.stopPropagation();
      setActive(Math.max(active - 1, 0));
    } else if (event.key === 'Enter' && open && choice !== undefined) {
      event.preventDefault();
      take(choice.code);
    } else if (event.key === 'Tab' && open && choice !== undefined && value !== '') {
      take(found.some(({ code }) => code === value) ? value : choice.code);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        id={id}
        className={inCell ? 'cell-input' : 'code-select'}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        // only where the user began to edit a cell: the focus was there already
        autoFocus={inCell}
        aria-label={label}
        aria-expanded={open && found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && choice !== undefined ? `${listId}-${choice.code}` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={focused ? value : nameOf(value)}
        onFocus={(event) => {
          setFocused(true);
          if (!inCell) event.target.select();
        }}
        onBlur={() => {
          setFocused(false);
          setOpen(false);
        }}
        onChange={(event) => {
          onChange(event.target.value.trim());
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {open && found.length > 0 && (
        <Choices under={input} listId={listId} name={label ?? table}>
          {found.map(({ code, name }, place) => (
            <li
              key={code}
              id={`${listId}-${code}`}
              role="option"
              aria-selected={choice?.code === code}
              ref={(element) => {
                if (place === active) element?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseDown={(event) => {
                event.preventDefault();
                take(code);
              }}
            >
              <b>{code}</b> {say(name)}
            </li>
          ))}
        </Choices>
      )}
    </>
  );
}

interface Code {
  readonly code: string;
  readonly name: Bilingual;
}

function useFound(table: string, q: string, open: boolean): readonly Code[] {
  const { data } = useQuery({
    queryKey: ['find-codes', table, q],
    enabled: open,
    staleTime: 3_600_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Code[]> => {
      const params = { path: { table }, query: { limit: MOST, ...(q === '' ? {} : { q }) } };
      return (await answer(api.GET('/v1/code-tables/{table}', { params, signal }))).rows;
    },
  });
  return data ?? [];
}

interface ChoicesProps {
  readonly under: React.RefObject<HTMLInputElement | null>;
  readonly listId: string;
  readonly name: string;
  readonly children: React.ReactNode;
}

/** Above everything that scrolls, so that no table cuts it off. */
function Choices({ under, listId, name, children }: ChoicesProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const box = under.current?.getBoundingClientRect();
    const element = list.current;
    if (box === undefined || element === null) return;
    const below = window.innerHeight - box.bottom;
    element.style.insetInlineStart = `${String(Math.max(0, Math.min(box.left, window.innerWidth - element.offsetWidth - 8)))}px`;
    element.style.top =
      below < element.offsetHeight + 8 && box.top > below ? `${String(box.top - element.offsetHeight)}px` : `${String(box.bottom)}px`;
  });
  return createPortal(
    <ul ref={list} id={listId} role="listbox" aria-label={name} className="code-choices">
      {children}
    </ul>,
    document.body,
  );
}
