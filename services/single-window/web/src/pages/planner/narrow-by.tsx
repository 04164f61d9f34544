import { Select } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import { useCodes } from '#src/ui/code-names';

interface Narrowed {
  readonly mode: readonly string[];
  readonly office: readonly string[];
  readonly lane: readonly string[];
}

interface NarrowProps {
  readonly state: Narrowed;
  readonly onChange: (change: Partial<Narrowed>) => void;
}

/** Transport modes, offices and lanes, several of each. */
export function NarrowBy({ state, onChange }: NarrowProps) {
  const t = useTexts(plannerTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const lane = useCodeText(shellTexts, 'lane');
  const offices = useCodes('customs-offices');
  const options = {
    mode: ['2', '3', '4', '5'].map((value) => ({ value, label: mode(value) })),
    office: [...offices],
    lane: ['GREEN', 'YELLOW', 'RED'].map((value) => ({ value, label: lane(value) })),
  };
  return (['mode', 'office', 'lane'] as const).map((name) => (
    <Select<readonly string[]>
      key={name}
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount="responsive"
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      style={{ width: name === 'office' ? 200 : 160 }}
      value={state[name]}
      options={options[name]}
      onChange={(values) => {
        onChange({ [name]: values });
      }}
    />
  ));
}
