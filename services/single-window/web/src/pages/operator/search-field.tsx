import { SearchOutlined } from '@ant-design/icons';
import { Input, Typography } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { SHORTEST_SEARCH } from '#src/pages/operator/list-state';

const PAUSE_MS = 300;

/** Searches while typing pauses; `/` leads to it from anywhere on the page. */
export function SearchField({ value, onSearch }: { readonly value: string; readonly onSearch: (q: string) => void }) {
  const t = useTexts(operatorTexts);
  const hint = useId();
  const field = useRef<InputRef>(null);
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // the address has changed by itself: "back", or a saved filter
  if (value !== shown) {
    setShown(value);
    setTyped(value);
  }
  const short = typed.trim() !== '' && typed.trim().length < SHORTEST_SEARCH;

  useEffect(() => {
    if (typed === value || short) return;
    const timer = setTimeout(() => {
      setShown(typed);
      onSearch(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, short, onSearch]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);

  return (
    <div style={{ flex: '1 1 300px', maxWidth: 420 }}>
      <Input
        ref={field}
        type="search"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('filter.search')}
        aria-describedby={short ? hint : undefined}
        placeholder={t('filter.searchPlaceholder')}
        maxLength={64}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      {short && (
        <Typography.Text id={hint} type="warning" style={{ fontSize: 12 }}>
          {t('filter.searchShort')}
        </Typography.Text>
      )}
    </div>
  );
}
