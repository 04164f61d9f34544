import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Typography } from 'antd';
import { useId, useState } from 'react';
import { answer, api } from '#src/api/client';
import { administratorTexts } from '#src/i18n/administrator';
import { useTexts } from '#src/i18n/area';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useReasonRule } from './reason-rule.ts';

/** Makes a read model anew from all events, with a reason. */
export function RebuildButton({ service, readModel }: { readonly service: string; readonly readModel: string }) {
  const t = useTexts(administratorTexts);
  const rule = useReasonRule();
  const id = useId();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const rebuild = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      answer(
        api.POST('/v1/operations/{service}/read-models/{readModel}/rebuild', {
          params: { path: { service, readModel } },
          body: { reason },
        }),
      ),
    onSuccess: ({ documents }) => {
      setOpen(false);
      void message.success(t('rebuild.done', { count: documents }));
      void queries.invalidateQueries({ queryKey: ['operations'] });
    },
  });
  const title = t('rebuild.title', { name: readModel });
  return (
    <>
      <Button
        size="small"
        aria-label={title}
        onClick={() => {
          rebuild.reset();
          setOpen(true);
        }}
      >
        {t('rebuild.action')}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={title}
        okText={t('rebuild.action')}
        cancelText={t('act.cancel')}
        okButtonProps={{ loading: rebuild.isPending, htmlType: 'submit', form: id }}
        onCancel={() => {
          setOpen(false);
        }}
      >
        <Typography.Paragraph type="secondary">{t('rebuild.hint')}</Typography.Paragraph>
        <Form<{ reason: string }>
          id={id}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '' }}
          onFinish={(input) => {
            rebuild.mutate(input);
          }}
        >
          <Form.Item name="reason" label={t('act.reason')} extra={t('act.reasonHint')} rules={[rule]}>
            <Input maxLength={500} autoFocus />
          </Form.Item>
        </Form>
        {rebuild.isError && <ProblemAlert error={rebuild.error} />}
      </Modal>
    </>
  );
}
