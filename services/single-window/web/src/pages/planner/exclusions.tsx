import { Flex } from 'antd';
import { useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { CasesLink } from '#src/pages/planner/cases-link';
import { casesSearch } from '#src/pages/planner/figures-state';
import type { Figures } from '#src/ui/metrics/metrics-api';

/** What is not in the mean, or in it as nought, each with its cases: the mean cannot be read without it. */
export function Exclusions({ asked, total }: { readonly asked: Pick<Asked, 'filter'>; readonly total: Figures }) {
  const { t, numbers } = useWords();
  const counts = [
    ['missing', total.missing],
    ['pre-arrival', total.preArrival],
    ['withdrawn', total.withdrawn],
    ['excluded', total.excluded],
  ] as const;
  return (
    <Flex wrap gap="2px 12px" className="chart-note">
      <span>{t('figures.exclusions')}</span>
      {counts.map(([outcome, n]) => {
        const text = t('figures.behind', { what: t(`cases.outcomes.${outcome}`), n: numbers.count(n) });
        return n === 0 ? (
          <span key={outcome}>{text}</span>
        ) : (
          <CasesLink key={outcome} search={casesSearch(asked.filter, { outcome })}>
            {text}
          </CasesLink>
        );
      })}
    </Flex>
  );
}
