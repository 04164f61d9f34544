import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Button, Typography } from 'antd';
import { useCallback, useEffect } from 'react';
import { ApiProblem } from '#src/api/problem';
import { useCodeText, useLanguage, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { CasesFilter } from '#src/pages/planner/cases-filter';
import type { CasesState } from '#src/pages/planner/cases-state';
import { caseQuestion, CASES_PARTS, pageOf } from '#src/pages/planner/cases-state';
import { CasesTable } from '#src/pages/planner/cases-table';
import { PagedView } from '#src/ui/paged-view';
import { addressOf, casesQuery, definitionsQuery } from '#src/ui/metrics/metrics-api';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { useUrlState } from '#src/ui/url-state';

/** The cases behind a figure 票级明细, longest first. */
export function CasesPage() {
  const t = useTexts(plannerTexts);
  const stage = useCodeText(metricsTexts, 'stage');
  const language = useLanguage();
  const [state, setState] = useUrlState(CASES_PARTS);
  const definitions = useQuery(definitionsQuery);
  const question = caseQuestion(
    state,
    definitions.data?.find(({ id }) => id === state.definition),
  );
  const query = useQuery({ ...casesQuery(pageOf(question, state.cursor)), enabled: definitions.data !== undefined });
  const change = useCallback(
    (changed: Partial<CasesState>) => {
      setState({ page: 1, cursor: '', ...changed });
    },
    [setState],
  );
  // an address that was kept for long, or cut off: the list begins again
  const lost = query.error instanceof ApiProblem && query.error.code === 'bad-cursor' && state.cursor !== '';
  useEffect(() => {
    if (lost) setState({ page: 1, cursor: '' }, { replace: true });
  }, [lost, setState]);

  const count = query.isError ? undefined : query.data?.count;
  return (
    <Page
      title={t('cases.title')}
      extra={
        <Typography.Text type="secondary" className="numbers" aria-live="polite">
          {count !== undefined && t('cases.count', { count })}
        </Typography.Text>
      }
      actions={
        <>
          <BackToFigures />
          <Button
            icon={<DownloadOutlined />}
            disabled={query.isError}
            href={`/v1/metrics/cases.csv?${addressOf({ ...question, lang: language })}`}
            download
          >
            {t('cases.export')}
          </Button>
        </>
      }
    >
      <CasesFilter state={state} definitions={definitions.data ?? []} onChange={change} />
      <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
        {state.stage === '' ? t('cases.longestFirst') : t('cases.stage', { stage: stage(state.stage) })}
      </Typography.Paragraph>
      <QueryView query={definitions}>
        {() => (
          <PagedView query={query} of={addressOf(question)} page={state.page} onPage={setState}>
            {(cases) => <CasesTable cases={cases} loading={query.isPlaceholderData} state={state} />}
          </PagedView>
        )}
      </QueryView>
    </Page>
  );
}

/** To the figures as they were when one of them was opened. */
function BackToFigures() {
  const t = useTexts(plannerTexts);
  const { figures = {} } = useRouterState({ select: ({ location }) => location.state as { readonly figures?: object } });
  return (
    <Link to="/one-third" search={figures}>
      {t('cases.back')}
    </Link>
  );
}
