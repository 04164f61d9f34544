import { Form, Modal, Typography } from 'antd';
import type { UseMutationResult } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { ProblemAlert } from '#src/ui/problem-alert';

interface CommandModalProps<Input extends object> {
  readonly title: string;
  readonly hint: string;
  readonly initial: Partial<Input>;
  readonly command: UseMutationResult<unknown, Error, Input>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form that asks before something is done; what is refused is shown in it, and nothing typed is lost. */
export function CommandModal<Input extends object>({ title, hint, initial, command, onClose, children }: CommandModalProps<Input>) {
  const t = useTexts(warehouseTexts);
  const id = useId();
  return (
    <Modal
      open
      title={title}
      okText={t('form.confirm')}
      cancelText={t('form.close')}
      // the button belongs to the form, so that Enter in a field is the same as pressing it
      okButtonProps={{ loading: command.isPending, htmlType: 'submit', form: id }}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{hint}</Typography.Paragraph>
      <Form<Input>
        id={id}
        layout="vertical"
        requiredMark={false}
        // the form has only fields that Input has
        initialValues={initial}
        onFinish={(input) => {
          command.mutate(input);
        }}
      >
        {children}
      </Form>
      {command.isError && <ProblemAlert error={command.error} />}
    </Modal>
  );
}
