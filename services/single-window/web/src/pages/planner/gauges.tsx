import { Button, Empty } from 'antd';
import { useCodeText } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { baselineOf, definitionFor, isNarrowed } from '#src/pages/planner/figures-state';
import type { FiguresState } from '#src/pages/planner/figures-state';
import { NoBaseline } from '#src/pages/planner/no-baseline';
import { ProgressCard } from '#src/pages/planner/progress-card';
import type { BaselineEntry, Definition } from '#src/ui/metrics/metrics-api';
import { DIRECTIONS } from '#src/ui/metrics/metrics-state';
import type { Direction } from '#src/ui/metrics/metrics-state';

interface GaugesProps {
  readonly asked: Asked;
  readonly definitions: readonly Definition[];
  readonly baselines: readonly BaselineEntry[];
  readonly onChange: (change: Partial<FiguresState>) => void;
}

/** The progress of both directions; one of them is shown in the charts below. */
export function Gauges({ asked: { state, definition: chosen, direction: shown, days }, definitions, baselines, onChange }: GaugesProps) {
  const { t } = useWords();
  const name = useCodeText(shellTexts, 'direction');
  const gauge = (direction: Direction) => {
    const definition = definitionFor(direction, chosen, definitions);
    if (definition === undefined) return <Empty description={t('progress.noDefinition', { direction: name(direction) })} />;
    const baseline = baselineOf(baselines, definition.id, direction, state.region);
    const chooser = (
      <Button
        size="small"
        type={direction === shown ? 'primary' : 'default'}
        aria-pressed={direction === shown}
        onClick={() => {
          onChange({ definition: definition.id, direction });
        }}
      >
        {t(direction === shown ? 'progress.shown' : 'progress.show', { direction: name(direction) })}
      </Button>
    );
    if (baseline !== undefined) return <ProgressCard {...{ direction, definition, baseline, days, state, chooser }} />;
    const others = baselines.filter((each) => each.definition === definition.id && each.baseline.direction === direction);
    return (
      <NoBaseline
        {...{ direction, definition, chooser }}
        region={state.region}
        regions={others.map((each) => each.baseline.region)}
        onRegion={(region) => {
          onChange({ region });
        }}
      />
    );
  };
  return (
    <>
      <div className="one-third-grid">
        {DIRECTIONS.map((direction) => (
          <div key={direction}>{gauge(direction)}</div>
        ))}
      </div>
      {isNarrowed(state) && <p className="chart-note">{t('progress.ofAll')}</p>}
    </>
  );
}
