import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCodeText, useLanguage } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { shellTexts } from '#src/i18n/shell';
import { useCaption, useSayHours, useTargetLine, useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { useBehind } from '#src/pages/planner/cases-link';
import { splitData } from '#src/pages/planner/figures-data';
import { casesSearch, SPLITS } from '#src/pages/planner/figures-state';
import type { Split } from '#src/pages/planner/figures-state';
import { Stale } from '#src/pages/planner/stale';
import { useCodeName } from '#src/ui/code-names';
import { Chart } from '#src/ui/chart';
import { addressOf, clearanceTimeQuery } from '#src/ui/metrics/metrics-api';
import type { ClearanceTime } from '#src/ui/metrics/metrics-api';
import { QueryView } from '#src/ui/query-view';

interface SplitProps {
  readonly asked: Asked;
  readonly onSplit: (split: Split) => void;
}

const GROUP_HEIGHT = 64;

/** The groups of a split beside each other. */
export function SplitChart(props: SplitProps) {
  const { filter, state } = props.asked;
  const query = useQuery(clearanceTimeQuery({ ...filter, split: state.split }));
  return (
    <QueryView query={query}>
      {(answer) => (
        <Stale when={query.isPlaceholderData}>
          <Shown {...props} answer={answer} />
        </Stale>
      )}
    </QueryView>
  );
}

function Shown({ asked, answer: { groups, total, containsSample }, onSplit }: SplitProps & { readonly answer: ClearanceTime }) {
  const words = useWords();
  const { t, m } = words;
  const lang = useLanguage();
  const { filter, state, baseline } = asked;
  const { split } = state;
  const nameOf = useGroupName(split);
  const behind = useBehind((group) => casesSearch(filter, { split, group }));
  const data = splitData(groups, m(`split.${split}`), nameOf, words);
  return (
    <Chart
      title={t('split.title', { split: t(`split.${split}`) })}
      caption={useCaption()({ ...asked, narrowed: state }, total.n, containsSample)}
      kind="bars"
      data={data}
      say={useSayHours()}
      unit={m('hoursUnit')}
      target={useTargetLine(baseline)}
      height={90 + data.rows.length * GROUP_HEIGHT}
      fileName={`one-third-by-${split}`}
      csv={`/v1/metrics/clearance-time.csv?${addressOf({ ...filter, split, lang })}`}
      behind={behind}
      choice={
        <Segmented<Split>
          aria-label={t('split.choose')}
          size="small"
          value={split}
          options={SPLITS.map((value) => ({ value, label: m(`split.${value}`) }))}
          onChange={onSplit}
        />
      }
    />
  );
}

/** What a group is called: codes by their names. */
function useGroupName(split: Split): (group: string) => string {
  const { m } = useWords();
  const office = useCodeName('customs-offices');
  const names = {
    mode: useCodeText(shellTexts, 'mode'),
    lane: useCodeText(shellTexts, 'lane'),
    early: useCodeText(metricsTexts, 'early'),
    office,
  };
  return (group) => (group === 'unknown' ? m('unknown') : names[split](group));
}
