import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useBilingual, useTexts } from '#src/i18n/area';
import { receiptsTexts } from '#src/i18n/receipts';
import { useNameOfCode } from '#src/ui/code-names';
import { FieldList } from '#src/ui/field-list';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';
import { ProblemAlert } from '#src/ui/problem-alert';
import { StatusTag } from '#src/ui/tags';

type Received = paths['/v1/declarations/{id}/received-receipts']['get']['responses'][200]['content']['application/json'];
type Receipt = Received['receipts'][number];

/** What other systems said of the declaration, beside our own status; nothing where nobody said anything. */
export function ReceivedSection({ id, status }: { readonly id: string; readonly status: string }) {
  const t = useTexts(receiptsTexts);
  // our own status is part of what is compared
  const query = useQuery({
    queryKey: ['declaration', id, 'received-receipts', status],
    queryFn: () => answer(api.GET('/v1/declarations/{id}/received-receipts', { params: { path: { id } } })),
  });
  if (query.isError) {
    return (
      <section aria-label={t('section.title')}>
        <h2>{t('section.title')}</h2>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </section>
    );
  }
  const received = query.data;
  if (received === undefined || received.receipts.length === 0) return null;
  return (
    <section aria-label={t('section.title')}>
      <h2>{t('section.title')}</h2>
      <Comparison received={received} />
      <ReceiptsTable receipts={received.receipts} />
    </section>
  );
}

function Comparison({ received }: { readonly received: Received }) {
  const t = useTexts(receiptsTexts);
  const nameOf = useNameOfCode('receipt-states');
  const { status, receivedStatus, receivedSince, releasedAt, agreement } = received;
  return (
    <>
      {agreement !== null && (
        <Alert
          type={agreement === 'AGREE' ? 'success' : 'warning'}
          showIcon
          title={t(`section.${agreement}`)}
          style={{ marginBottom: 8 }}
        />
      )}
      <div style={{ marginBottom: 8 }}>
        <FieldList
          fields={[
            { key: 'own', label: t('section.own'), value: <StatusTag status={status} /> },
            {
              ...{ key: 'theirs', label: t('section.theirs') },
              value:
                receivedStatus === null ? (
                  t('section.none')
                ) : (
                  <>
                    {nameOf(receivedStatus) ?? receivedStatus} ({t('section.since')} <Moment at={receivedSince} />)
                  </>
                ),
            },
            ...(releasedAt === null ? [] : [{ key: 'released', label: t('section.released'), value: <Moment at={releasedAt} /> }]),
          ]}
        />
      </div>
    </>
  );
}

function ReceiptsTable({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const t = useTexts(receiptsTexts);
  const say = useBilingual();
  const [shown, setShown] = useState<Receipt>();
  return (
    <>
      <PlainTable<Receipt>
        label={t('section.table')}
        rows={receipts}
        rowKey={({ digest }) => digest}
        columns={[
          { key: 'notice', title: t('section.notice'), render: ({ noticeAt }) => <Moment at={noticeAt} /> },
          { key: 'code', title: t('code'), render: ({ code }) => <code>{code}</code> },
          { key: 'meaning', title: t('meaning'), render: ({ name }) => (name === null ? t('unknown') : say(name)) },
          { key: 'note', title: t('section.note'), render: ({ note }) => note },
          { key: 'recorded', title: t('section.recorded'), render: ({ recordedAt }) => <Moment at={recordedAt} /> },
          {
            ...{ key: 'raw', title: t('section.raw') },
            render: (receipt) => (
              <Button
                size="small"
                className="no-print"
                aria-label={t('section.showRaw', { code: receipt.code })}
                onClick={() => {
                  setShown(receipt);
                }}
              >
                {t('section.raw')}
              </Button>
            ),
          },
        ]}
      />
      <Modal
        open={shown !== undefined}
        title={t('section.rawTitle')}
        footer={null}
        width={720}
        onCancel={() => {
          setShown(undefined);
        }}
      >
        {shown !== undefined && <Original receipt={shown} />}
      </Modal>
    </>
  );
}

function Original({ receipt }: { readonly receipt: Receipt }) {
  const t = useTexts(receiptsTexts);
  return (
    <>
      <pre className="receipt-raw" tabIndex={0}>
        {receipt.raw}
      </pre>
      <FieldList
        fields={[
          ...(receipt.receivedFrom === null ? [] : [{ key: 'from', label: t('section.from'), value: receipt.receivedFrom }]),
          { key: 'version', label: t('section.tableVersion'), value: receipt.tableVersion },
        ]}
      />
    </>
  );
}
