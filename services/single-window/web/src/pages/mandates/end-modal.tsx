import { Form, Input, Modal, Typography } from 'antd';
import { useId } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useMandateAct } from './mandates.ts';
import type { Mandate } from './mandates.ts';

interface EndModalProps {
  readonly what: 'revoke' | 'refuse';
  readonly mandate: Mandate;
  readonly onClose: () => void;
}

/** Ends a mandate, or refuses what is asked for, with a reason that the other side reads. */
export function EndModal({ what, mandate: { id, version }, onClose }: EndModalProps) {
  const t = useTexts(mandatesTexts);
  const formId = useId();
  const end = useMandateAct<{ readonly reason: string }>({
    run: ({ reason }) =>
      what === 'revoke'
        ? answer(api.POST('/v1/mandates/{id}/revocation', { params: { path: { id } }, body: { reason, version } }))
        : answer(api.POST('/v1/mandates/{id}/refusal', { params: { path: { id } }, body: { reason } })),
    ...{ done: what, onDone: onClose },
  });
  return (
    <Modal
      open
      title={t(`end.${what}Title`)}
      okText={t(`end.${what}`)}
      cancelText={t('act.cancel')}
      okButtonProps={{ danger: true, loading: end.isPending, htmlType: 'submit', form: formId }}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t(`end.${what}Hint`)}</Typography.Paragraph>
      <Form<{ readonly reason: string }>
        id={formId}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={(fields) => {
          end.mutate(fields);
        }}
      >
        <Form.Item name="reason" label={t('end.reason')} rules={[{ required: true, whitespace: true, message: t('end.reasonMissing') }]}>
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
      {end.isError && <ProblemAlert error={end.error} />}
    </Modal>
  );
}
