import { useCodeText, useLanguage } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { shellTexts } from '#src/i18n/shell';
import { useCaption, useSayHours, useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { useBehind } from '#src/pages/planner/cases-link';
import { partOf, stagesData } from '#src/pages/planner/figures-data';
import { casesSearch } from '#src/pages/planner/figures-state';
import { Chart } from '#src/ui/chart';
import { addressOf } from '#src/ui/metrics/metrics-api';
import type { ClearanceTime } from '#src/ui/metrics/metrics-api';

/** The mean of a case in its stages, and whose time it is (时间归属). */
export function StagesChart({ asked, answer: { total, containsSample } }: { readonly asked: Asked; readonly answer: ClearanceTime }) {
  const words = useWords();
  const { t, m } = words;
  const lang = useLanguage();
  const stage = useCodeText(metricsTexts, 'stage');
  const owner = useCodeText(shellTexts, 'owner');
  const { filter, state } = asked;
  const behind = useBehind((row) => casesSearch(filter, partOf(row)));
  return (
    <Chart
      title={t('stages.title')}
      caption={useCaption()({ ...asked, narrowed: state }, total.n, containsSample)}
      kind="stack"
      data={stagesData(total, { ...words, stage, owner })}
      say={useSayHours()}
      unit={m('hoursUnit')}
      height={150}
      fileName="one-third-stages"
      csv={`/v1/metrics/clearance-time.csv?${addressOf({ ...filter, lang })}`}
      behind={behind}
    >
      <p className="chart-note">{t('stages.sum')}</p>
    </Chart>
  );
}
