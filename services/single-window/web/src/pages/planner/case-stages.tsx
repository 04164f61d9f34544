import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';
import { useNumbers } from '#src/ui/metrics/numbers';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';
import { QueryView } from '#src/ui/query-view';

interface StagesProps {
  readonly declarationId: string;
  readonly definition: string;
}

const timesOf = (declarationId: string, definition: string) =>
  answer(api.GET('/v1/metrics/cases/{declarationId}', { params: { path: { declarationId }, query: { definition } } }));
type Times = Awaited<ReturnType<typeof timesOf>>;

/** The stages of one case with their owners, and the milestones they are made of. */
export function CaseStages({ declarationId, definition }: StagesProps) {
  const query = useQuery({
    queryKey: ['metrics', 'case', declarationId, definition],
    queryFn: () => timesOf(declarationId, definition),
  });
  return <QueryView query={query}>{(times) => <Shown times={times} />}</QueryView>;
}

function Shown({ times }: { readonly times: Times }) {
  const t = useTexts(plannerTexts);
  const mayOpen = useHasRole('auditor', 'administrator');
  return (
    <Flex vertical gap={12} style={{ paddingBlock: 4, maxWidth: 980 }}>
      <Typography.Text type="secondary">
        {t('cases.id')}{' '}
        {mayOpen ? (
          <Link to="/declarations/$id" params={{ id: times.declarationId }}>
            {times.declarationId}
          </Link>
        ) : (
          <code>{times.declarationId}</code>
        )}
      </Typography.Text>
      {times.stages.length > 0 && <StageTable times={times} />}
      <Milestones times={times} />
    </Flex>
  );
}

function StageTable({ times }: { readonly times: Times }) {
  const t = useTexts(plannerTexts);
  const stage = useCodeText(metricsTexts, 'stage');
  const owner = useCodeText(shellTexts, 'owner');
  const numbers = useNumbers();
  const total = { stage: '', owner: '', from: null, to: null, ms: times.totalMs };
  return (
    <div>
      <Typography.Text strong>{t('cases.stages')}</Typography.Text>
      <PlainTable
        label={t('cases.stages')}
        rows={[...times.stages, total]}
        rowKey={(_, place) => String(place)}
        columns={[
          {
            key: 'stage',
            title: t('stages.name'),
            render: (row) => (row.stage === '' ? <strong>{t('cases.sum')}</strong> : `${row.stage} ${stage(row.stage)}`),
          },
          { key: 'owner', title: t('cases.owner'), render: (row) => (row.stage === '' ? null : owner(row.owner)) },
          { key: 'from', title: t('cases.from'), render: ({ from }) => (from === null ? null : <Moment at={from} seconds />) },
          { key: 'to', title: t('cases.to'), render: ({ to }) => (to === null ? null : <Moment at={to} seconds />) },
          {
            key: 'ms',
            title: t('cases.total'),
            align: 'right',
            render: ({ stage: of, ms }) => (
              <span className="numbers" data-ms={ms} style={of === '' ? { fontWeight: 600 } : {}}>
                {numbers.hours(ms)}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}

function Milestones({ times }: { readonly times: Times }) {
  const t = useTexts(plannerTexts);
  const milestone = useCodeText(plannerTexts, 'milestone');
  return (
    <div>
      <Typography.Text strong>{t('cases.milestones')}</Typography.Text>
      <PlainTable
        label={t('cases.milestones')}
        rows={times.milestones}
        rowKey={(_, place) => String(place)}
        columns={[
          { key: 'milestone', title: t('cases.milestone'), render: (row) => milestone(row.milestone) },
          { key: 'occurred', title: t('cases.occurred'), render: ({ occurredAt }) => <Moment at={occurredAt} seconds /> },
          { key: 'recorded', title: t('cases.recorded'), render: ({ recordedAt }) => <Moment at={recordedAt} seconds /> },
        ]}
      />
    </div>
  );
}
