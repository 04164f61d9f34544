import { useCallback } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import type { Words } from '#src/pages/planner/figures-data';
import type { FiguresState } from '#src/pages/planner/figures-state';
import { useCodeName } from '#src/ui/code-names';
import type { ChartTarget } from '#src/ui/chart/chart-data';
import { definitionKey } from '#src/ui/metrics/definition-note';
import type { BaselineEntry, ClearanceTimeQuery, Definition } from '#src/ui/metrics/metrics-api';
import type { Direction } from '#src/ui/metrics/metrics-state';
import { HOUR_MS, useNumbers } from '#src/ui/metrics/numbers';
import { addDays } from '#src/ui/metrics/period';
import type { Days } from '#src/ui/metrics/period';

/** What the charts below the gauges were asked with. */
export interface Asked {
  readonly state: FiguresState;
  readonly definition: Definition;
  readonly direction: Direction;
  readonly days: Days;
  readonly filter: ClearanceTimeQuery;
  readonly baseline: BaselineEntry | undefined;
}

export function useWords(): Words {
  const t = useTexts(plannerTexts);
  const m = useTexts(metricsTexts);
  return { t, m, numbers: useNumbers() };
}

/** `2026-11-01 至 2026-11-27`, both inclusive. */
export function useSaidDays(): (days: Days) => string {
  const m = useTexts(metricsTexts);
  return ({ from, before }) =>
    m('period.range', { from: from === '' ? m('period.open') : from, to: before === '' ? m('period.open') : addDays(before, -1) });
}

type Captioned = Pick<Asked, 'definition' | 'direction' | 'days'> & { readonly narrowed?: FiguresState };

/** Of which cases a chart is; it stands under its title and in its picture, which travels without the page. */
export function useCaption(): (of: Captioned, n: number, sample: boolean) => string {
  const { t, m, numbers } = useWords();
  const says = useSaidDays();
  const direction = useCodeText(shellTexts, 'direction');
  const mode = useCodeText(shellTexts, 'mode');
  const lane = useCodeText(shellTexts, 'lane');
  const early = useCodeText(metricsTexts, 'early');
  const office = useCodeName('customs-offices');
  return ({ definition, direction: way, days, narrowed }, n, sample) =>
    [
      t('caption.definition', { id: definitionKey(definition) }),
      ...(definition.direction === '' ? [direction(way)] : []),
      says(days),
      ...(narrowed === undefined ? [] : [...narrowed.mode.map(mode), ...narrowed.office.map(office), ...narrowed.lane.map(lane)]),
      ...(narrowed === undefined || narrowed.early === '' ? [] : [early(narrowed.early)]),
      t('caption.n', { n: numbers.count(n) }),
      ...(sample ? [m('sample.short')] : []),
    ].join(' · ');
}

/** The target as a line across hours. */
export function useTargetLine(baseline: BaselineEntry | undefined): ChartTarget | undefined {
  const { m, numbers } = useWords();
  if (baseline === undefined) return undefined;
  const value = baseline.targetMs / HOUR_MS;
  return { label: `${m('target')} ${numbers.ofHours(value)}`, value };
}

/** Hours as a chart says them; the same function until the language changes. */
export function useSayHours(): (hours: number) => string {
  const numbers = useNumbers();
  return useCallback((hours) => numbers.ofHours(hours), [numbers]);
}
