import { CalendarOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Flex, Grid, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import { twoStepTexts } from '#src/i18n/two-step';
import type { ListState } from '#src/pages/operator/list-state';
import { isFiltered, LANES, MODES, NO_FILTER, OWNERS, STATUSES, TO_COMPLETE } from '#src/pages/operator/list-state';
import { SearchField } from '#src/pages/operator/search-field';

const DAY = 'YYYY-MM-DD';

interface FilterBarProps {
  readonly state: ListState;
  /** Any change of the filter begins at the first page again. */
  readonly onChange: (change: Partial<ListState>) => void;
}

/** The filter of the list: everything that narrows it, in two rows of an office screen. */
export function FilterBar({ state, onChange }: FilterBarProps) {
  const t = useTexts(operatorTexts);
  const wide = Grid.useBreakpoint().md !== false;
  const [opened, setOpened] = useState(false);
  return (
    <form
      role="search"
      aria-label={t('filter.name')}
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Flex wrap gap={8} style={{ marginBottom: 12 }}>
        <SearchField
          value={state.q}
          onSearch={(q) => {
            onChange({ q });
          }}
        />
        {!wide && (
          <Button
            icon={<FilterOutlined />}
            aria-expanded={opened}
            onClick={() => {
              setOpened(!opened);
            }}
          >
            {t('filter.more')}
          </Button>
        )}
        {(wide || opened) && <Choices state={state} onChange={onChange} />}
        {isFiltered(state) && (
          <Button
            type="link"
            onClick={() => {
              onChange(NO_FILTER);
            }}
          >
            {t('list.clear')}
          </Button>
        )}
      </Flex>
    </form>
  );
}

function Choices({ state, onChange }: FilterBarProps) {
  const t = useTexts(operatorTexts);
  const say = { status: useCodeText(shellTexts, 'status'), lane: useCodeText(shellTexts, 'lane'), owner: useCodeText(shellTexts, 'owner') };
  const twoStep = useTexts(twoStepTexts);
  const toComplete = [...state.status].sort().join() === [...TO_COMPLETE].sort().join();
  const options = (codes: readonly string[], text: (code: string) => string) => codes.map((code) => ({ value: code, label: text(code) }));
  return (
    <>
      <Button
        icon={<CalendarOutlined aria-hidden />}
        type={toComplete ? 'primary' : 'default'}
        aria-pressed={toComplete}
        onClick={() => {
          onChange({ status: toComplete ? [] : TO_COMPLETE });
        }}
      >
        {twoStep('list.filter')}
      </Button>
      <Several
        label={t('filter.status')}
        values={state.status}
        options={options(STATUSES, say.status)}
        onChange={(status) => {
          onChange({ status });
        }}
      />
      <Several
        label={t('filter.lane')}
        values={state.lane}
        options={options(LANES, say.lane)}
        onChange={(lane) => {
          onChange({ lane });
        }}
      />
      <Several
        label={t('filter.owner')}
        values={state.waitingFor}
        options={options(OWNERS, say.owner)}
        onChange={(waitingFor) => {
          onChange({ waitingFor });
        }}
      />
      <OneOfFew state={state} onChange={onChange} />
      <Office
        value={state.customsOffice}
        onChange={(customsOffice) => {
          onChange({ customsOffice });
        }}
      />
      <Days state={state} onChange={onChange} />
    </>
  );
}

interface SeveralProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChange: (values: readonly string[]) => void;
}

function Several({ label, values, options, onChange }: SeveralProps) {
  return (
    <Select
      mode="multiple"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={false}
      maxTagCount="responsive"
      style={{ width: 168 }}
      value={[...values]}
      options={options}
      onChange={onChange}
    />
  );
}

function OneOfFew({ state, onChange }: FilterBarProps) {
  const t = useTexts(operatorTexts);
  const direction = useCodeText(shellTexts, 'direction');
  const mode = useCodeText(shellTexts, 'mode');
  const one = (label: string, value: string, options: { value: string; label: string }[], change: (value: string) => void) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ width: 112 }}
      value={value === '' ? null : value}
      options={options}
      onChange={(next: string | null | undefined) => {
        change(next ?? '');
      }}
    />
  );
  return (
    <>
      {one(
        t('filter.direction'),
        state.direction,
        ['IMPORT', 'EXPORT'].map((value) => ({ value, label: direction(value) })),
        (next) => {
          onChange({ direction: next });
        },
      )}
      {one(
        t('filter.mode'),
        state.transportMode,
        MODES.map((value) => ({ value, label: mode(value) })),
        (next) => {
          onChange({ transportMode: next });
        },
      )}
    </>
  );
}

/** Asks once the code is whole, or gone. */
function Office({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(operatorTexts);
  return (
    <Input
      key={value}
      aria-label={t('filter.office')}
      placeholder={t('filter.officePlaceholder')}
      inputMode="numeric"
      maxLength={4}
      allowClear
      style={{ width: 148 }}
      defaultValue={value}
      onChange={(event) => {
        const code = event.target.value.trim();
        if (code === '' || /^\d{4}$/.test(code)) onChange(code);
      }}
    />
  );
}

function Days({ state, onChange }: FilterBarProps) {
  const t = useTexts(operatorTexts);
  const first = state.submittedFrom === '' ? null : dayjs(state.submittedFrom, DAY);
  const last = state.submittedBefore === '' ? null : dayjs(state.submittedBefore, DAY).subtract(1, 'day');
  return (
    <DatePicker.RangePicker
      aria-label={`${t('filter.from')} – ${t('filter.to')}`}
      placeholder={[t('filter.from'), t('filter.to')]}
      allowEmpty={[true, true]}
      style={{ width: 300 }}
      value={[first, last]}
      onChange={(days) => {
        const [from, to] = days ?? [null, null];
        onChange({ submittedFrom: from?.format(DAY) ?? '', submittedBefore: to?.add(1, 'day').format(DAY) ?? '' });
      }}
    />
  );
}
