import { Button, Drawer, Flex, Form } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { ProblemAlert } from '#src/ui/problem-alert';

interface FormDrawerProps<Fields extends object> {
  readonly title: string;
  readonly submit: string;
  /** Width in pixels where the form has more than a few fields side by side. */
  readonly size?: number;
  readonly form: FormInstance<Fields>;
  readonly initial: Partial<Fields>;
  readonly command: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly onFinish: (fields: Fields) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a drawer; a refusal is told above the button, and beside its fields. */
export function FormDrawer<Fields extends object>(props: FormDrawerProps<Fields>) {
  const { title, submit, size = 520, form, initial, command, onFinish, onClose, children } = props;
  const t = useTexts(warehouseTexts);
  return (
    <Drawer open title={title} size={size} styles={{ wrapper: { maxWidth: '100%' } }} onClose={onClose}>
      <Form<Fields>
        {...{ form, onFinish }}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={initial}
      >
        {children}
        <div style={{ height: 16 }} />
        {command.isError && <ProblemAlert error={command.error} />}
        <Flex gap={8} style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t('form.close')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}
