import { Alert, Button, Modal, Typography } from 'antd';
import { useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { shanghaiTime } from '#src/ui/time';

export interface ShownSecret {
  readonly secret: string;
  /** Until then the one before signs as well. */
  readonly previousUntil: string | null;
}

/** The one time that a secret is shown; it is closed on purpose only. */
export function SecretModal({ shown, onClose }: { readonly shown: ShownSecret; readonly onClose: () => void }) {
  const t = useTexts(notificationsTexts);
  const { secret, previousUntil } = shown;
  return (
    <Modal
      open
      title={t('secret.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('secret.saved')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('secret.once')} style={{ marginBottom: 12 }} />
      <Typography.Paragraph
        code
        copyable={{ text: secret, tooltips: [t('secret.copy'), t('secret.copy')] }}
        className="webhook-secret"
        style={{ overflowWrap: 'anywhere' }}
      >
        {secret}
      </Typography.Paragraph>
      <Typography.Paragraph>{t('secret.use')}</Typography.Paragraph>
      {previousUntil !== null && <Typography.Paragraph>{t('secret.until', { until: shanghaiTime(previousUntil) })}</Typography.Paragraph>}
    </Modal>
  );
}
