import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Button, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useStreamEvent } from '#src/app/live-stream';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { AdvanceNotice } from '#src/pages/operator/advance-notice';
import { DecisionsTable } from '#src/pages/operator/decisions-table';
import { ChangeActions } from '#src/pages/operator/change-actions';
import { ChangeNotice, ChangeSection } from '#src/pages/operator/change-section';
import type { DeclarationDetail } from '#src/pages/operator/declaration-detail';
import { DutySection } from '#src/pages/operator/duty-section';
import { DetailFacts } from '#src/pages/operator/detail-facts';
import { EnteredSection } from '#src/pages/operator/entered-section';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { OwedList } from '#src/pages/operator/owed-list';
import { PrintHead } from '#src/pages/operator/print-head';
import { ReceivedSection } from '#src/pages/operator/received-section';
import { TwoStepNotice } from '#src/pages/operator/two-step-notice';
import { TaxSection } from '#src/pages/operator/tax-section';
import { TimelineTable } from '#src/pages/operator/timeline-table';
import { FiledContentView } from '#src/ui/filed-content';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { LaneTag, SampleMark, StatusTag } from '#src/ui/tags';
import { ListTypeTag } from '#src/ui/list-type-tag';
import { StepTag } from '#src/ui/two-step/step-tag';
import '#src/pages/operator/declaration.css';

/** One declaration 报关单: what happened, what is owed by whom, and what was filed. */
export function DeclarationPage() {
  const t = useTexts(operatorTexts);
  const { id = '' } = useParams({ strict: false });
  const queries = useQueryClient();
  const key = ['declaration', id] as const;
  const query = useQuery({ queryKey: key, queryFn: () => answer(api.GET('/v1/declarations/{id}', { params: { path: { id } } })) });
  const row = query.data?.row;
  useStreamEvent<DeclarationRow>('declaration', (changed) => {
    if (changed.id === row?.id) void queries.invalidateQueries({ queryKey: key });
  });
  return (
    <Page
      title={t((row?.listType ?? null) === null ? 'detail.title' : 'recordList.title', { no: row?.declarationNo ?? '' })}
      extra={<Tags row={row} />}
      actions={<Actions row={row} />}
    >
      <QueryView query={query}>{(detail) => <Detail detail={detail} />}</QueryView>
    </Page>
  );
}

function Tags({ row }: { readonly row: DeclarationRow | undefined }) {
  const t = useTexts(operatorTexts);
  if (row === undefined) return null;
  return (
    <span>
      <span className="no-print">
        <Typography.Text copyable={{ text: row.declarationNo, tooltips: [t('detail.copyNo'), t('detail.copyNo')] }} />{' '}
      </span>
      <StatusTag status={row.status} />
      <StepTag step={row.twoStep?.step} />
      <ListTypeTag type={row.listType} />
      <LaneTag lane={row.lane} />
      <SampleMark sample={row.sample} />
    </span>
  );
}

function Actions({ row }: { readonly row: DeclarationRow | undefined }) {
  const t = useTexts(operatorTexts);
  const navigate = useNavigate();
  return (
    <>
      <Button
        icon={<ArrowLeftOutlined />}
        onClick={() => {
          // back to the list as it was filtered, where one came from it
          if (window.history.length > 1) window.history.back();
          else void navigate({ to: '/declarations' });
        }}
      >
        {t('detail.back')}
      </Button>
      {row !== undefined && <ChangeActions row={row} />}
      <Button
        icon={<PrinterOutlined />}
        onClick={() => {
          window.print();
        }}
      >
        {t('detail.print')}
      </Button>
    </>
  );
}

function Detail({ detail }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(operatorTexts);
  const { row, decisions, unavailable } = detail;
  return (
    <div className="declaration-page">
      <PrintHead row={row} />
      {unavailable.length > 0 && (
        <Alert type="warning" showIcon title={t('detail.unavailable', { services: unavailable.join(', ') })} style={{ marginBottom: 12 }} />
      )}
      <AdvanceNotice row={row} />
      <ChangeNotice row={row} />
      <TwoStepNotice row={row} />
      <div className="declaration-overview">
        <section aria-label={t('detail.owed')}>
          <h2>{t('detail.owed')}</h2>
          <OwedList detail={detail} />
        </section>
        <section aria-label={t('detail.facts')}>
          <h2>{t('detail.facts')}</h2>
          <DetailFacts detail={detail} />
        </section>
      </div>
      <ChangeSection detail={detail} />
      {decisions.length > 0 && (
        <section>
          <h2>{t('detail.decisions')}</h2>
          <DecisionsTable decisions={decisions} />
        </section>
      )}
      <section>
        <h2>{t('detail.timeline')}</h2>
        <TimelineTable detail={detail} />
      </section>
      <EnteredSection row={row} />
      <ReceivedSection id={row.id} status={row.status} />
      <TaxSection detail={detail} />
      {/* a summary owes no duty: its completion does */}
      {row.twoStep?.step !== 'SUMMARY' && <DutySection id={row.id} />}
      <section>
        <h2>{t('detail.content')}</h2>
        <FiledContentView content={detail.content} />
      </section>
    </div>
  );
}
