import { Button, DatePicker, Flex, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import type { CasesState } from '#src/pages/planner/cases-state';
import { NO_CASE_FILTER, OUTCOMES, OWNERS, shownDays, STAGES } from '#src/pages/planner/cases-state';
import { DirectionSelect } from '#src/pages/planner/direction-select';
import { NarrowBy } from '#src/pages/planner/narrow-by';
import type { Definition } from '#src/ui/metrics/metrics-api';
import { addDays } from '#src/ui/metrics/period';
import { SampleChooser } from '#src/ui/metrics/period-chooser';
import { DefinitionSelect } from '#src/pages/planner/definition-select';

interface FilterProps {
  readonly state: CasesState;
  readonly definitions: readonly Definition[];
  readonly onChange: (change: Partial<CasesState>) => void;
}

/** Which cases are listed. */
export function CasesFilter({ state, definitions, onChange }: FilterProps) {
  const t = useTexts(plannerTexts);
  const both = definitions.find(({ id }) => id === state.definition)?.direction === '';
  return (
    <Flex wrap gap={8} role="group" aria-label={t('filter.name')} style={{ marginBottom: 12 }}>
      <DefinitionSelect
        value={state.definition}
        definitions={definitions}
        onChange={(definition) => {
          onChange({ definition });
        }}
      />
      {both && <DirectionSelect value={state.direction} onChange={onChange} />}
      <Days state={state} onChange={onChange} />
      <NarrowBy state={state} onChange={onChange} />
      <OneOf state={state} onChange={onChange} />
      <SampleChooser
        state={{ period: 'custom', from: '', to: '', sample: state.sample }}
        onChange={({ sample = 'include' }) => {
          onChange({ sample });
        }}
      />
      <Cell state={state} onChange={onChange} />
      <Button
        type="link"
        onClick={() => {
          onChange(NO_CASE_FILTER);
        }}
      >
        {t('filter.clear')}
      </Button>
    </Flex>
  );
}

type PartProps = Pick<FilterProps, 'state' | 'onChange'>;

function Days({ state, onChange }: PartProps) {
  const t = useTexts(metricsTexts);
  const [from, to] = shownDays(state);
  const day = (text: string) => (text === '' ? null : dayjs(text));
  return (
    <DatePicker.RangePicker
      aria-label={t('period.days')}
      placeholder={[t('period.from'), t('period.to')]}
      allowEmpty={[true, true]}
      style={{ width: 250 }}
      value={[day(from), day(to)]}
      onChange={(days) => {
        const last = days?.[1]?.format('YYYY-MM-DD');
        onChange({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', before: last === undefined ? '' : addDays(last, 1) });
      }}
    />
  );
}

function OneOf({ state, onChange }: PartProps) {
  const t = useTexts(plannerTexts);
  const early = useCodeText(metricsTexts, 'early');
  const stage = useCodeText(metricsTexts, 'stage');
  const owner = useCodeText(shellTexts, 'owner');
  const select = <const T extends string>(
    name: 'early' | 'stage' | 'owner' | 'outcome',
    label: string,
    values: readonly T[],
    say: (value: T) => string,
  ) => (
    <Select<string>
      aria-label={label}
      placeholder={label}
      allowClear={name !== 'outcome'}
      style={{ width: name === 'stage' ? 190 : 150 }}
      value={state[name] === '' ? null : state[name]}
      options={values.map((value) => ({ value, label: say(value) }))}
      onChange={(value: string | undefined) => {
        onChange({ [name]: value ?? '' });
      }}
    />
  );
  return (
    <>
      {select('early', t('filter.early'), ['early', 'late'], early)}
      {select('stage', t('stages.name'), STAGES, (value) => `${value} ${stage(value)}`)}
      {select('owner', t('cases.owner'), OWNERS, owner)}
      {select('outcome', t('cases.outcome'), OUTCOMES, (value) => t(`cases.outcomes.${value}`))}
    </>
  );
}

/** The group of a comparison that was clicked. */
function Cell({ state: { split, group }, onChange }: PartProps) {
  const t = useTexts(plannerTexts);
  const m = useCodeText(metricsTexts, 'split');
  if (split === '' || group === '') return null;
  return (
    <Tag
      closable={{ 'aria-label': t('cases.clearCell') }}
      style={{ alignSelf: 'center' }}
      onClose={() => {
        onChange({ split: '', group: '' });
      }}
    >
      {t('cases.group', { split: m(split), group })}
    </Tag>
  );
}
