import { CopyOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import { shellTexts } from '#src/i18n/shell';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { durationText, useNow } from '#src/ui/duration';
import { ProblemAlert } from '#src/ui/problem-alert';
import { shanghaiTime } from '#src/ui/time';

/** What an advance declaration waits for and until when (提前申报); of one that has lapsed, that it is to be declared anew. */
export function AdvanceNotice({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(lifecycleTexts);
  const say = useTexts(shellTexts);
  const now = useNow();
  if (row.status === 'EXPIRED') return <Lapsed row={row} />;
  if (row.expiresAt === null) return null;
  const until = shanghaiTime(row.expiresAt);
  const soon = row.warnsAt !== null && Date.parse(row.warnsAt) <= now;
  const title = soon
    ? t('advance.soon', { until, left: durationText(say, Math.max(0, Date.parse(row.expiresAt) - now)) })
    : t('advance.waits', { until, since: shanghaiTime(row.submittedAt ?? '') });
  return <Alert type={soon ? 'warning' : 'info'} showIcon title={title} style={{ marginBottom: 12 }} />;
}

function Lapsed({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(lifecycleTexts);
  const navigate = useNavigate();
  const mine = useHasRole('operator');
  const [key] = useState(newKey);
  const again = useMutation({
    mutationFn: () => answer(api.POST('/v1/drafts', { params: { header: { 'idempotency-key': key } }, body: { fromDeclaration: row.id } })),
    onSuccess: ({ id }) => navigate({ to: '/declare/{-$draftId}', params: { draftId: id } }),
  });
  const until = row.expiredAt === null ? '' : shanghaiTime(row.expiredAt);
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={t('advance.expired', { until })}
        description={row.arrivedAt === null ? undefined : t('advance.late', { at: shanghaiTime(row.arrivedAt) })}
        style={{ marginBottom: 12 }}
        action={
          mine ? (
            <Button
              size="small"
              icon={<CopyOutlined aria-hidden />}
              loading={again.isPending}
              onClick={() => {
                again.mutate();
              }}
            >
              {t('advance.again')}
            </Button>
          ) : undefined
        }
      />
      {again.isError && <ProblemAlert error={again.error} />}
    </>
  );
}
