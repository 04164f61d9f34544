import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Segmented, Tag, Typography } from 'antd';
import { api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { Moment } from '#src/ui/moment';
import { PagedView } from '#src/ui/paged-view';
import { PlainTable } from '#src/ui/plain-table';
import { ProblemAlert } from '#src/ui/problem-alert';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { useDeliveries, useReadAgain } from './subscriptions.ts';
import type { Delivery, Subscription } from './subscriptions.ts';

type Filter = Delivery['status'] | 'ALL';
const FILTERS: readonly Filter[] = ['ALL', 'PENDING', 'DELIVERED', 'FAILED'];

interface DeliveryLogProps {
  readonly of: Subscription;
  readonly status: Filter;
  readonly page: number;
  readonly cursor: string;
  readonly onChange: (change: { status?: Filter; page: number; cursor: string }) => void;
}

/** Messages of one subscription, latest first, with what came of each sending. */
export function DeliveryLog({ of, status, page, cursor, onChange }: DeliveryLogProps) {
  const t = useTexts(notificationsTexts);
  const query = useDeliveries(of.id, status, cursor);
  const again = useAgain(of.id);
  const columns = useColumns(of, (id) => {
    again.mutate(id);
  });
  const title = t('log.title', { name: of.name });
  return (
    <section aria-label={title} style={{ marginTop: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {title}
      </Typography.Title>
      <Segmented
        aria-label={t('log.filter')}
        value={status}
        style={{ marginBottom: 8 }}
        options={FILTERS.map((value) => ({ value, label: value === 'ALL' ? t('log.all') : t(`delivery.${value}`) }))}
        onChange={(value) => {
          onChange({ status: value, page: 1, cursor: '' });
        }}
      />
      {again.isError && <ProblemAlert error={again.error} />}
      <PagedView query={query} of={`deliveries ${of.id} ${status}`} page={page} onPage={onChange}>
        {({ rows }) => (
          <RowsView
            label={title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            empty={t('log.none')}
            detail={(row) => <Attempts of={row} />}
          />
        )}
      </PagedView>
    </section>
  );
}

function useAgain(id: string) {
  const t = useTexts(notificationsTexts);
  const { message } = App.useApp();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (deliveryId: string) =>
      api.POST('/v1/subscriptions/{id}/deliveries/{deliveryId}/resend', { params: { path: { id, deliveryId } } }),
    onSuccess: async () => {
      void message.success(t('done.resent'));
      await readAgain();
    },
  });
}

function useColumns({ status, url }: Subscription, onAgain: (deliveryId: string) => void): readonly RowColumn<Delivery>[] {
  const t = useTexts(notificationsTexts);
  const say = useCodeText(notificationsTexts, 'type');
  const own = useHasRole('operator');
  const maySend = own && status === 'ACTIVE' && url !== null;
  return [
    { key: 'message', title: t('head.message'), render: ({ type }) => say(type) },
    { key: 'declaration', title: t('head.declaration'), render: (row) => <SubjectOf of={row} /> },
    { key: 'queued', title: t('head.queued'), render: ({ queuedAt }) => <Moment at={queuedAt} seconds /> },
    { key: 'status', title: t('head.status'), render: (row) => <StatusOf of={row} /> },
    { key: 'outcome', title: t('head.outcome'), render: (row) => <LastAttempt of={row} /> },
    {
      key: 'attempts',
      title: t('head.attempts'),
      align: 'right',
      render: ({ attempts }) => <span className="numbers">{attempts.length}</span>,
    },
    { key: 'again', title: t('head.again'), render: ({ nextAttemptAt }) => <Moment at={nextAttemptAt} seconds /> },
    {
      key: 'actions',
      title: t('head.actions'),
      actions: true,
      render: (row) =>
        maySend &&
        row.sequence !== null &&
        row.status !== 'PENDING' && (
          <Button
            size="small"
            aria-label={t('act.of', { act: t('act.resend'), name: `${say(row.type)} ${row.declarationNo ?? ''}` })}
            onClick={() => {
              onAgain(row.id);
            }}
          >
            {t('act.resend')}
          </Button>
        ),
    },
  ];
}

/** A declaration by its number; of mandates and certificates the page that lists them. */
function SubjectOf({ of: { declarationId, declarationNo, mandateId, certificateId } }: { readonly of: Delivery }) {
  const t = useTexts(notificationsTexts);
  if (mandateId !== null) return <Link to="/mandates">{t('head.mandate')}</Link>;
  if (certificateId !== null) return <Link to="/certificates">{t('head.certificate')}</Link>;
  if (declarationId === null) return null;
  return (
    <Link to="/declarations/$id" params={{ id: declarationId }} className="numbers">
      {declarationNo}
    </Link>
  );
}

const LOOKS: Readonly<Record<Delivery['status'], { readonly color: string; readonly ink: string }>> = {
  PENDING: { color: 'blue', ink: '#0b4a8f' },
  DELIVERED: { color: 'green', ink: '#135200' },
  FAILED: { color: 'red', ink: '#a8071a' },
};

function StatusOf({ of: { status } }: { readonly of: Delivery }) {
  const t = useTexts(notificationsTexts);
  const { color, ink } = LOOKS[status];
  return (
    <Tag color={color} style={{ color: ink }}>
      {t(`delivery.${status}`)}
    </Tag>
  );
}

/** `HTTP 200`, or why there was no answer. */
function useAnswerText(): (attempt: Delivery['attempts'][number]) => string {
  const t = useTexts(notificationsTexts);
  const fault = useCodeText(notificationsTexts, 'fault');
  return (attempt) => (attempt.httpStatus === null ? fault(attempt.fault ?? '') : t('log.http', { status: attempt.httpStatus }));
}

function LastAttempt({ of: { attempts } }: { readonly of: Delivery }) {
  const t = useTexts(notificationsTexts);
  const answerText = useAnswerText();
  const last = attempts.at(-1);
  if (last === undefined) return <>{t('log.never')}</>;
  return (
    <span style={{ display: 'block', maxWidth: 240, whiteSpace: 'normal' }}>
      {answerText(last)} · <span className="numbers">{t('log.ms', { ms: last.durationMs })}</span>
    </span>
  );
}

function Attempts({ of: { attempts } }: { readonly of: Delivery }) {
  const t = useTexts(notificationsTexts);
  const answerText = useAnswerText();
  if (attempts.length === 0) return <>{t('log.never')}</>;
  return (
    <PlainTable
      label={t('log.attempts')}
      columns={[
        { key: 'at', title: t('head.at'), render: ({ at }) => <Moment at={at} seconds /> },
        { key: 'answer', title: t('head.answer'), render: answerText },
        { key: 'took', title: t('head.took'), render: ({ durationMs }) => t('log.ms', { ms: durationMs }) },
      ]}
      rows={attempts}
      rowKey={({ at }) => at ?? ''}
    />
  );
}
