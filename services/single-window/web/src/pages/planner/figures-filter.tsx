import { Button, Flex, Select } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { DefinitionSelect } from '#src/pages/planner/definition-select';
import { isNarrowed, NO_NARROWING } from '#src/pages/planner/figures-state';
import type { FiguresState } from '#src/pages/planner/figures-state';
import { DirectionSelect } from '#src/pages/planner/direction-select';
import { NarrowBy } from '#src/pages/planner/narrow-by';
import type { Definition } from '#src/ui/metrics/metrics-api';
import { PeriodChooser, SampleChooser } from '#src/ui/metrics/period-chooser';

interface FilterProps {
  readonly state: FiguresState;
  readonly definition: Definition;
  readonly definitions: readonly Definition[];
  /** Regions that have a baseline. */
  readonly regions: readonly string[];
  readonly onChange: (change: Partial<FiguresState>) => void;
}

/** Of which cases the figures are. */
export function FiguresFilter({ state, definition, definitions, regions, onChange }: FilterProps) {
  const t = useTexts(plannerTexts);
  const early = useCodeText(metricsTexts, 'early');
  const region = useCodeText(metricsTexts, 'region');
  return (
    <Flex wrap gap={8} role="group" aria-label={t('filter.name')} className="no-print" style={{ marginBottom: 12 }}>
      <DefinitionSelect
        value={definition.id}
        definitions={definitions}
        onChange={(id) => {
          onChange({ definition: id });
        }}
      />
      {definition.direction === '' && <DirectionSelect value={state.direction} onChange={onChange} />}
      <PeriodChooser state={state} onChange={onChange} />
      <NarrowBy state={state} onChange={onChange} />
      <Select<FiguresState['early']>
        aria-label={t('filter.early')}
        value={state.early}
        style={{ minWidth: 150 }}
        options={[
          { value: '', label: t('filter.anyEarly') },
          { value: 'early', label: early('early') },
          { value: 'late', label: early('late') },
        ]}
        onChange={(value) => {
          onChange({ early: value });
        }}
      />
      <SampleChooser state={state} onChange={onChange} />
      <Select
        aria-label={t('filter.region')}
        value={state.region}
        style={{ minWidth: 150 }}
        options={regions.map((value) => ({ value, label: t('filter.regionOf', { region: region(value) }) }))}
        onChange={(value) => {
          onChange({ region: value });
        }}
      />
      {isNarrowed(state) && (
        <Button
          type="link"
          onClick={() => {
            onChange(NO_NARROWING);
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </Flex>
  );
}
