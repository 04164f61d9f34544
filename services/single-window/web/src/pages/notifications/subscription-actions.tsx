import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { answer, api } from '#src/api/client';
import { useCodeText, useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { ProblemAlert } from '#src/ui/problem-alert';
import type { ShownSecret } from './secret-modal.tsx';
import { useReadAgain } from './subscriptions.ts';
import type { Subscription } from './subscriptions.ts';

interface SubscriptionActionsProps {
  readonly of: Subscription;
  readonly onEdit: (subscription: Subscription) => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

type Act = 'pause' | 'resume' | 'rotate' | 'remove';

/** What a company does with its subscription. What is refused is shown in a dialog. */
export function SubscriptionActions({ of, onEdit, onSecret }: SubscriptionActionsProps) {
  const t = useTexts(notificationsTexts);
  const { message, modal } = App.useApp();
  const readAgain = useReadAgain();
  const more = useRef<HTMLButtonElement>(null);
  const { id, name, url, status } = of;
  const onError = (error: Error) => {
    void modal.error({ title: t('act.of', { act: '', name }), content: <ProblemAlert error={error} />, okText: t('act.close') });
  };
  const act = useMutation({
    mutationFn: (which: Act) => run(which, id),
    onError,
    onSuccess: async (secret, which) => {
      if (secret !== undefined) onSecret(secret);
      else void message.success(t(which === 'pause' ? 'done.paused' : which === 'resume' ? 'done.resumed' : 'done.removed'));
      await readAgain();
    },
  });
  const test = useTest(of, onError);
  const sure = (which: 'rotate' | 'remove') => {
    void modal.confirm({
      title: t(`${which}.title`, { name }),
      content: t(`${which}.hint`),
      okText: t(`act.${which}`),
      okButtonProps: { danger: which === 'remove' },
      cancelText: t('act.cancel'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => act.mutateAsync(which).catch(() => undefined),
    });
  };
  return (
    <>
      {url !== null && (
        <Button
          size="small"
          loading={test.isPending}
          disabled={status !== 'ACTIVE'}
          aria-label={t('act.of', { act: t('act.test'), name })}
          onClick={() => {
            test.mutate();
          }}
        >
          {t('act.test')}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('act.edit') },
            ...(url === null ? [] : [{ key: 'rotate', label: t('act.rotate') }]),
            status === 'PAUSED'
              ? { key: 'resume', label: t('act.resume') }
              : { key: 'pause', label: t('act.pause'), disabled: status === 'DISABLED' },
            { key: 'remove', label: t('act.remove'), danger: true },
          ],
          onClick: ({ key, domEvent }) => {
            // Enter would press the button that has the focus next, which is the dialog's
            domEvent.preventDefault();
            more.current?.focus();
            if (key === 'edit') onEdit(of);
            else if (key === 'rotate' || key === 'remove') sure(key);
            else act.mutate(key === 'resume' ? 'resume' : 'pause');
          },
        }}
      >
        <Button ref={more} size="small" loading={act.isPending} aria-label={t('act.of', { act: t('act.more'), name })}>
          {t('act.more')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </>
  );
}

async function run(which: Act, id: string): Promise<ShownSecret | undefined> {
  const params = { path: { id } };
  switch (which) {
    case 'pause':
      await api.POST('/v1/subscriptions/{id}/pause', { params });
      return undefined;
    case 'resume':
      await api.POST('/v1/subscriptions/{id}/resume', { params });
      return undefined;
    case 'remove':
      await api.DELETE('/v1/subscriptions/{id}', { params });
      return undefined;
    case 'rotate': {
      const { secret, previousSecretUntil } = await answer(api.POST('/v1/subscriptions/{id}/secret', { params }));
      return { secret, previousUntil: previousSecretUntil };
    }
  }
}

/** Sends a test message, and says what came of it. */
function useTest({ id }: Subscription, onError: (error: Error) => void) {
  const t = useTexts(notificationsTexts);
  const fault = useCodeText(notificationsTexts, 'fault');
  const { message } = App.useApp();
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: () => answer(api.POST('/v1/subscriptions/{id}/test', { params: { path: { id } } })),
    onError,
    onSuccess: async ({ delivered, attempt }) => {
      const { httpStatus, durationMs: ms } = attempt;
      if (httpStatus === null) void message.error(t('tested.none', { why: fault(attempt.fault ?? '') }), 8);
      else if (delivered) void message.success(t('tested.well', { status: httpStatus, ms }));
      else void message.error(t('tested.refused', { status: httpStatus, ms }), 8);
      await readAgain();
    },
  });
}
