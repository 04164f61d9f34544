import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { SAMPLES } from '#src/ui/metrics/metrics-state';
import { PERIODS } from '#src/ui/metrics/period';
import type { Period } from '#src/ui/metrics/period';

interface Chosen {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly sample: (typeof SAMPLES)[number];
}

interface ChooserProps {
  readonly state: Chosen;
  readonly onChange: (change: Partial<Chosen>) => void;
}

/** The period; a custom one by its first and last day. */
export function PeriodChooser({ state, onChange }: ChooserProps) {
  const t = useTexts(metricsTexts);
  const day = (text: string) => (text === '' ? null : dayjs(text));
  return (
    <>
      <Select
        aria-label={t('period.name')}
        value={state.period}
        style={{ minWidth: 120 }}
        options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(period) => {
          onChange({ period });
        }}
      />
      {state.period === 'custom' && (
        <DatePicker.RangePicker
          aria-label={t('period.days')}
          placeholder={[t('period.from'), t('period.to')]}
          allowEmpty={[true, true]}
          value={[day(state.from), day(state.to)]}
          onChange={(days) => {
            onChange({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' });
          }}
        />
      )}
    </>
  );
}

/** Whether simulated cases are in the figures. */
export function SampleChooser({ state, onChange }: ChooserProps) {
  const t = useTexts(metricsTexts);
  return (
    <Select
      aria-label={t('sample.name')}
      value={state.sample}
      style={{ minWidth: 112 }}
      options={SAMPLES.map((value) => ({ value, label: t(`sample.${value}`) }))}
      onChange={(sample) => {
        onChange({ sample });
      }}
    />
  );
}
