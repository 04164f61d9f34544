import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Typography } from 'antd';
import { useId, useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import type { TypedReason } from '#src/ui/changes/reason-fields';
import { ReasonFields } from '#src/ui/changes/reason-fields';
import { ProblemAlert } from '#src/ui/problem-alert';

/** Asks customs to withdraw a declaration (撤销申请). A try that was not answered is made again under the same key. */
export function WithdrawModal({ row, onClose }: { readonly row: DeclarationRow; readonly onClose: () => void }) {
  const t = useTexts(amendTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const id = useId();
  const [key, setKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: (body: TypedReason) =>
      answer(api.POST('/v1/declarations/{id}/withdrawal', { params: { path: { id: row.id }, header: { 'idempotency-key': key } }, body })),
    onSuccess: async () => {
      void message.success(t('withdraw.done'));
      onClose();
      await queries.invalidateQueries({ queryKey: ['declaration'] });
    },
  });
  return (
    <Modal
      open
      title={t('withdraw.title', { no: row.declarationNo })}
      okText={t('withdraw.send')}
      cancelText={t('withdraw.cancel')}
      okButtonProps={{ loading: ask.isPending, htmlType: 'submit', form: id, danger: true }}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t('withdraw.hint')}</Typography.Paragraph>
      <Form<TypedReason>
        id={id}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '', proof: '' }}
        onValuesChange={() => {
          // another wish than the one that may have been taken
          if (ask.isError) setKey(newKey());
        }}
        onFinish={(typed) => {
          ask.mutate(typed);
        }}
      >
        <ReasonFields kind="WITHDRAWAL" released={row.status === 'RELEASED'} />
      </Form>
      {ask.isError && <ProblemAlert error={ask.error} />}
    </Modal>
  );
}
