import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Flex } from 'antd';
import { useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { Exclusions } from '#src/pages/planner/exclusions';
import { isNarrowed, NO_NARROWING } from '#src/pages/planner/figures-state';
import type { FiguresState } from '#src/pages/planner/figures-state';
import { SplitChart } from '#src/pages/planner/split-chart';
import { StagesChart } from '#src/pages/planner/stages-chart';
import { Stale } from '#src/pages/planner/stale';
import { TimesChart } from '#src/pages/planner/times-chart';
import { TrendChart } from '#src/pages/planner/trend-chart';
import { timesQuery } from '#src/pages/planner/times-query';
import { QueryView } from '#src/ui/query-view';

interface ChartsProps {
  readonly asked: Asked;
  readonly onChange: (change: Partial<FiguresState>) => void;
}

/** The charts of one direction: times, trend, stages and the groups of a split. */
export function FiguresCharts({ asked, onChange }: ChartsProps) {
  const query = useQuery(timesQuery(asked));
  return (
    <QueryView query={query}>
      {(answer) =>
        answer.total.n === 0 ? (
          <Stale when={query.isPlaceholderData}>
            <NothingMeasured asked={asked} onChange={onChange} />
            <Exclusions asked={asked} total={answer.total} />
          </Stale>
        ) : (
          <>
            <div className="one-third-grid">
              <Stale when={query.isPlaceholderData}>
                <TimesChart {...{ asked, answer }} />
              </Stale>
              <TrendChart
                asked={asked}
                onGrain={(grain) => {
                  onChange({ grain });
                }}
              />
            </div>
            <div className="one-third-column">
              <Stale when={query.isPlaceholderData}>
                <StagesChart {...{ asked, answer }} />
              </Stale>
              <SplitChart
                asked={asked}
                onSplit={(split) => {
                  onChange({ split });
                }}
              />
            </div>
          </>
        )
      }
    </QueryView>
  );
}

/** What to do where nothing was measured. */
function NothingMeasured({ asked: { state }, onChange }: ChartsProps) {
  const { t } = useWords();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')}>
      <Flex wrap gap={8} justify="center">
        {state.period !== 'last-12-months' && (
          <Button
            onClick={() => {
              onChange({ period: 'last-12-months' });
            }}
          >
            {t('longer')}
          </Button>
        )}
        {isNarrowed(state) && (
          <Button
            onClick={() => {
              onChange(NO_NARROWING);
            }}
          >
            {t('filter.clear')}
          </Button>
        )}
        {state.sample === 'exclude' && (
          <Button
            onClick={() => {
              onChange({ sample: 'include' });
            }}
          >
            {t('withSample')}
          </Button>
        )}
      </Flex>
    </Empty>
  );
}
