import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { useCodeName } from '#src/ui/code-names';
import type { QueueFilter } from './queue-filter.ts';
import { isNarrowed, LANES, MODES, WAITS_FOR } from './queue-filter.ts';

interface ToolbarProps {
  readonly filter: QueueFilter;
  readonly counts: { readonly lanes: Readonly<Record<string, number>>; readonly waitsFor: Readonly<Record<string, number>> } | undefined;
  readonly onChange: (change: Partial<QueueFilter>, options?: { replace?: boolean }) => void;
}

const SEARCH_AFTER_MS = 300;

/** Search and filters of the queue; all of it stands in the address. */
export function QueueToolbar({ filter, counts, onChange }: ToolbarProps) {
  const t = useTexts(officerTexts);
  const lane = useCodeText(shellTexts, 'lane');
  const mode = useCodeText(shellTexts, 'mode');
  const waits = useCodeText(officerTexts, 'waitsFor');
  const office = useCodeName('customs-offices');
  const offices = useSession()?.user?.offices ?? [];
  const counted = (text: string, count: number | undefined) => (count === undefined ? text : `${text} ${String(count)}`);
  return (
    <div className="queue-bar" role="search" aria-label={t('queue.filters')}>
      <Search
        text={filter.q}
        label={t('queue.search')}
        onChange={(q) => {
          onChange({ q }, { replace: true });
        }}
      />
      <Choice
        label={t('queue.lane')}
        value={filter.lane}
        options={LANES.map((value) => ({ value, label: counted(lane(value), counts?.lanes[value]) }))}
        onChange={(values) => {
          onChange({ lane: values });
        }}
      />
      <Choice
        label={t('queue.waitsFor')}
        value={filter.waitsFor}
        options={WAITS_FOR.map((value) => ({ value, label: counted(waits(value), counts?.waitsFor[value]) }))}
        onChange={(values) => {
          onChange({ waitsFor: values });
        }}
      />
      <Choice
        label={t('queue.mode')}
        value={filter.mode}
        options={MODES.map((value) => ({ value, label: mode(value) }))}
        onChange={(values) => {
          onChange({ mode: values });
        }}
      />
      <Choice
        label={t('queue.office')}
        value={filter.office}
        options={offices.map((value) => ({ value, label: office(value) }))}
        onChange={(values) => {
          onChange({ office: values });
        }}
      />
      <Select
        aria-label={t('queue.show')}
        style={{ width: 124 }}
        value={filter.show}
        options={[
          { value: 'all', label: t('queue.showAll') },
          { value: 'actionable', label: t('queue.actionableOnly') },
          { value: 'overdue', label: t('queue.overdueOnly') },
          { value: 'mine', label: t('queue.mineOnly') },
        ]}
        onChange={(show) => {
          onChange({ show });
        }}
      />
      {isNarrowed(filter) && (
        <Button
          type="link"
          onClick={() => {
            onChange({ q: '', lane: [], waitsFor: [], mode: [], office: [], show: 'all' });
          }}
        >
          {t('queue.clear')}
        </Button>
      )}
    </div>
  );
}

/** Typing is searched when it pauses; what comes from elsewhere (back, clear) is taken over. */
function Search({ text, label, onChange }: { readonly text: string; readonly label: string; readonly onChange: (text: string) => void }) {
  const t = useTexts(officerTexts);
  const [typed, setTyped] = useState(text);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => {
      change.current(typed);
    }, SEARCH_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, text]);
  return (
    <Input.Search
      allowClear
      style={{ width: 248 }}
      aria-label={label}
      placeholder={t('queue.searchShort')}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onSearch={onChange}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChange: (values: readonly string[]) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      mode="multiple"
      allowClear
      showSearch={false}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      style={{ width: 116 }}
      aria-label={label}
      placeholder={label}
      value={[...value]}
      options={options}
      onChange={onChange}
    />
  );
}
