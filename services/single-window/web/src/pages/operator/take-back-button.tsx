import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { versionsQuery } from '#src/ui/changes/changes-api';
import { ProblemAlert } from '#src/ui/problem-alert';

/** Takes back what the company asked of customs (撤回申请), while customs has not decided. */
export function TakeBackButton({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(amendTexts);
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const mayAsk = useHasRole('operator');
  const { data: versions } = useQuery({ ...versionsQuery(row.id), enabled: mayAsk });
  const open = versions?.requests.find(({ status }) => status === 'OPEN');
  const takeBack = useMutation({
    mutationFn: (requestId: string) =>
      answer(api.POST('/v1/declarations/{id}/requests/{requestId}/take-back', { params: { path: { id: row.id, requestId } } })),
    onSuccess: () => {
      void message.success(t('act.takenBack'));
    },
    onError: (error) => {
      void modal.error({ title: t('act.takeBack'), content: <ProblemAlert error={error} /> });
    },
    // decided meanwhile: the page shows what became of it
    onSettled: () => queries.invalidateQueries({ queryKey: ['declaration'] }),
  });
  if (!mayAsk || open === undefined) return null;
  return (
    <Popconfirm
      title={t('act.takeBackSure')}
      okText={t('act.takeBack')}
      cancelText={t('withdraw.cancel')}
      onConfirm={() => {
        takeBack.mutate(open.requestId);
      }}
    >
      <Button size="small" loading={takeBack.isPending}>
        {t('act.takeBack')}
      </Button>
    </Popconfirm>
  );
}
