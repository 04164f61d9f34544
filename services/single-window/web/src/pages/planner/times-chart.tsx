import { useLanguage } from '#src/i18n/area';
import { useCaption, useSaidDays, useSayHours, useTargetLine, useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { useBehind } from '#src/pages/planner/cases-link';
import { Exclusions } from '#src/pages/planner/exclusions';
import { periodsData } from '#src/pages/planner/figures-data';
import { casesSearch } from '#src/pages/planner/figures-state';
import { Chart } from '#src/ui/chart';
import { addressOf } from '#src/ui/metrics/metrics-api';
import type { ClearanceTime } from '#src/ui/metrics/metrics-api';
import { addDays } from '#src/ui/metrics/period';
import { shanghaiDay } from '#src/ui/time';

/** Mean, median and P90 side by side, with the period before (环比). */
export function TimesChart({
  asked,
  answer: { total, before, containsSample },
}: {
  readonly asked: Asked;
  readonly answer: ClearanceTime;
}) {
  const words = useWords();
  const { t, m } = words;
  const lang = useLanguage();
  const { filter, state, baseline } = asked;
  const say = useSayHours();
  const target = useTargetLine(baseline);
  const earlier = before === null ? undefined : { from: shanghaiDay(before.from), before: dayAfter(before.before) };
  const compared = before !== null && before.figures.n > 0 ? before.figures : undefined;
  const behind = useBehind((row) => casesSearch(filter, row === 'before' ? earlier : {}));
  return (
    <Chart
      title={t('figures.title')}
      caption={useCaption()({ ...asked, narrowed: state }, total.n, containsSample)}
      kind="bars"
      data={periodsData(total, compared, words)}
      say={say}
      unit={m('hoursUnit')}
      target={target}
      height={compared === undefined ? 200 : 250}
      fileName="one-third-times"
      csv={`/v1/metrics/clearance-time.csv?${addressOf({ ...filter, lang })}`}
      behind={behind}
    >
      <Change answer={{ total, before }} />
      <Exclusions asked={asked} total={total} />
    </Chart>
  );
}

/** Days of Shanghai as the API takes them: exclusive. */
const dayAfter = (before: string): string => addDays(shanghaiDay(Date.parse(before) - 1), 1);

/** How the mean has changed against the period before, in words. */
function Change({ answer: { total, before } }: { readonly answer: Pick<ClearanceTime, 'total' | 'before'> }) {
  const { t, numbers } = useWords();
  const says = useSaidDays();
  const now = total.meanMs;
  const then = before?.figures.meanMs ?? null;
  if (before === null) return null;
  if (now === null || then === null) return <p className="chart-note">{t('figures.noBefore')}</p>;
  const change =
    now === then ? t('figures.same') : t(now < then ? 'figures.shorter' : 'figures.longer', { ms: numbers.hours(Math.abs(now - then)) });
  const days = says({ from: shanghaiDay(before.from), before: dayAfter(before.before) });
  return <p className="chart-note">{t('figures.before', { days, n: numbers.count(before.figures.n), change })}</p>;
}
