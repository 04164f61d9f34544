import { Select } from 'antd';
import { useBilingual, useTexts } from '#src/i18n/area';
import { plannerTexts } from '#src/i18n/planner';
import type { Definition } from '#src/ui/metrics/metrics-api';

interface SelectProps {
  readonly value: string;
  readonly definitions: readonly Definition[];
  readonly onChange: (id: string) => void;
}

/** Which definition (口径) the times are of. */
export function DefinitionSelect({ value, definitions, onChange }: SelectProps) {
  const t = useTexts(plannerTexts);
  const say = useBilingual();
  return (
    <Select
      aria-label={t('filter.definition')}
      style={{ minWidth: 220 }}
      value={value}
      options={definitions.map(({ id, name }) => ({ value: id, label: say(name) }))}
      onChange={onChange}
    />
  );
}
