import { Select } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import { DIRECTIONS } from '#src/ui/metrics/metrics-state';
import type { Direction } from '#src/ui/metrics/metrics-state';

interface DirectionSelectProps {
  readonly value: Direction;
  readonly onChange: (change: { readonly direction: Direction }) => void;
}

/** Import or export, where the definition is of both. */
export function DirectionSelect({ value, onChange }: DirectionSelectProps) {
  const t = useTexts(plannerTexts);
  const text = useCodeText(shellTexts, 'direction');
  return (
    <Select<Direction>
      aria-label={t('filter.direction')}
      value={value}
      options={DIRECTIONS.map((each) => ({ value: each, label: text(each) }))}
      onChange={(direction) => {
        onChange({ direction });
      }}
    />
  );
}
