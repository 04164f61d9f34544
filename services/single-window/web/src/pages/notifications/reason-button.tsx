import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useReadAgain } from './subscriptions.ts';
import type { Subscription } from './subscriptions.ts';

/** Disables a subscription, or enables it again, with a reason: for an administrator. */
export function ReasonButton({ of: { id, name, status } }: { readonly of: Subscription }) {
  const t = useTexts(notificationsTexts);
  const form = useId();
  const { message } = App.useApp();
  const readAgain = useReadAgain();
  const [open, setOpen] = useState(false);
  const act = status === 'DISABLED' ? 'enable' : 'disable';
  const send = useMutation({
    mutationFn: (body: { reason: string }) => {
      const given = { params: { path: { id } }, body };
      return act === 'enable' ? api.POST('/v1/subscriptions/{id}/enable', given) : api.POST('/v1/subscriptions/{id}/disable', given);
    },
    onSuccess: async () => {
      setOpen(false);
      void message.success(t(`done.${act}d`));
      await readAgain();
    },
  });
  return (
    <>
      <Button
        size="small"
        danger={act === 'disable'}
        aria-label={t('act.of', { act: t(`act.${act}`), name })}
        onClick={() => {
          send.reset();
          setOpen(true);
        }}
      >
        {t(`act.${act}`)}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={t(`reason.${act}`, { name })}
        okText={t(`act.${act}`)}
        cancelText={t('act.cancel')}
        okButtonProps={{ danger: act === 'disable', loading: send.isPending, htmlType: 'submit', form }}
        onCancel={() => {
          setOpen(false);
        }}
      >
        <Form<{ reason: string }>
          id={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '' }}
          onFinish={(input) => {
            send.mutate(input);
          }}
        >
          <Form.Item
            name="reason"
            label={t('reason.label')}
            extra={t('reason.hint')}
            rules={[{ required: true, whitespace: true, message: t('reason.missing') }]}
          >
            <Input maxLength={500} autoFocus />
          </Form.Item>
        </Form>
        {send.isError && <ProblemAlert error={send.error} />}
      </Modal>
    </>
  );
}
