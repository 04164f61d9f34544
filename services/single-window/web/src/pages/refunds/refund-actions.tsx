import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import type { Refund, TaxStatus } from '#src/pages/refunds/refund';
import { ProblemAlert } from '#src/ui/problem-alert';

interface Told {
  readonly status: TaxStatus;
  readonly reason?: string;
}

/** What the tax authority can tell next of a refund; a refusal asks for its reason. The same told twice is told once. */
export function RefundActions({ refund }: { readonly refund: Refund }) {
  const t = useTexts(lifecycleTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [refusing, setRefusing] = useState(false);
  const tell = useMutation({
    mutationFn: (body: Told) =>
      answer(api.POST('/v1/refunds/{declarationId}/status', { params: { path: { declarationId: refund.declarationId } }, body })),
    onSuccess: ({ status }) => {
      setRefusing(false);
      void message.success(t('refund.done', { no: refund.declarationNo, status: t(`refundStatus.${status}`) }));
    },
    // also of what was refused: somebody else may have told it on
    onSettled: () => queries.invalidateQueries({ queryKey: ['refunds'] }),
  });
  return (
    <Flex gap={6} wrap>
      {refund.next.map((status) => (
        <Button
          key={status}
          size="small"
          danger={status === 'REFUSED'}
          disabled={tell.isPending}
          aria-label={t('refund.of', { act: t(`refund.act.${status}`), no: refund.declarationNo })}
          onClick={() => {
            if (status === 'REFUSED') setRefusing(true);
            else tell.mutate({ status });
          }}
        >
          {t(`refund.act.${status}`)}
        </Button>
      ))}
      {tell.isError && !refusing && <ProblemAlert error={tell.error} />}
      {refusing && (
        <RefuseModal
          no={refund.declarationNo}
          pending={tell.isPending}
          error={tell.isError ? tell.error : undefined}
          onSend={(reason) => {
            tell.mutate({ status: 'REFUSED', reason });
          }}
          onClose={() => {
            setRefusing(false);
          }}
        />
      )}
    </Flex>
  );
}

interface RefuseModalProps {
  readonly no: string;
  readonly pending: boolean;
  readonly error: Error | undefined;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

function RefuseModal({ no, pending, error, onSend, onClose }: RefuseModalProps) {
  const t = useTexts(lifecycleTexts);
  const id = useId();
  return (
    <Modal
      open
      title={t('refund.refuseTitle', { no })}
      okText={t('refund.refuseSend')}
      cancelText={t('refund.cancel')}
      okButtonProps={{ loading: pending, htmlType: 'submit', form: id, danger: true }}
      onCancel={onClose}
    >
      <Form<{ reason: string }>
        id={id}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => {
          onSend(reason);
        }}
      >
        <Form.Item
          name="reason"
          label={t('refund.refuseReason')}
          rules={[{ required: true, whitespace: true, message: t('refund.refuseMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
      {error !== undefined && <ProblemAlert error={error} />}
    </Modal>
  );
}
