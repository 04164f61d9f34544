import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { ProblemAlert } from '#src/ui/problem-alert';
import type { ShownSecret } from './secret-modal.tsx';
import { NOTIFICATION_TYPES, useReadAgain } from './subscriptions.ts';
import type { NotificationType, Subscription } from './subscriptions.ts';

interface Fields {
  readonly name: string;
  readonly url: string;
  readonly types: NotificationType[];
}

interface SubscriptionFormProps {
  /** Absent: a new one. */
  readonly of: Subscription | undefined;
  readonly onClose: () => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

/** Name, address and types of a subscription. */
export function SubscriptionForm({ of, onClose, onSecret }: SubscriptionFormProps) {
  const t = useTexts(notificationsTexts);
  const { message } = App.useApp();
  const readAgain = useReadAgain();
  // the same wish, however often it is sent
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: async (body: Fields) => {
      if (of !== undefined) {
        await answer(api.PUT('/v1/subscriptions/{id}', { params: { path: { id: of.id } }, body }));
        return null;
      }
      return (await answer(api.POST('/v1/subscriptions', { params: { header: { 'idempotency-key': key } }, body }))).secret;
    },
    onSuccess: async (secret) => {
      void message.success(t(of === undefined ? 'done.opened' : 'done.changed'));
      onClose();
      if (secret !== null) onSecret({ secret, previousUntil: null });
      await readAgain();
    },
  });
  const initial: Fields = {
    name: of?.name ?? '',
    url: of?.url ?? '',
    types: NOTIFICATION_TYPES.filter((type) => of?.types.includes(type) ?? false),
  };
  return (
    <Drawer
      open
      title={t(of === undefined ? 'form.newTitle' : 'form.editTitle')}
      size={520}
      styles={{ wrapper: { maxWidth: '100%' } }}
      onClose={onClose}
    >
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(fields) => {
          save.mutate(fields);
        }}
      >
        <Form.Item name="name" label={t('form.name')} rules={[{ required: true, whitespace: true, message: t('form.nameMissing') }]}>
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="url" label={t('form.url')} extra={t('form.urlHint')}>
          <Input maxLength={2000} inputMode="url" spellCheck={false} placeholder="https://" />
        </Form.Item>
        <Form.Item name="types" label={t('form.types')} extra={t('form.typesHint')}>
          <Checkbox.Group
            style={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}
            options={NOTIFICATION_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          />
        </Form.Item>
        {save.isError && <ProblemAlert error={save.error} />}
        <Flex gap={8} style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(of === undefined ? 'form.create' : 'form.save')}
          </Button>
          <Button onClick={onClose}>{t('act.cancel')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}
