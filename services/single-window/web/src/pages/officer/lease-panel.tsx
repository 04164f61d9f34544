import { Alert, Button, Space } from 'antd';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import type { Lease } from './use-lease.ts';
import { clock } from './use-claim.ts';

interface LeasePanelProps {
  readonly lease: Lease;
  readonly busy: boolean;
  readonly onClaim: () => void;
  readonly onExtend: () => void;
  readonly onReturn: () => void;
}

/** `14:59` */
function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Who has the case and until when; what one can do about it. */
export function LeasePanel({ lease, busy, onClaim, onExtend, onReturn }: LeasePanelProps) {
  const t = useTexts(officerTexts);
  const time = lease.until === '' ? '' : clock(lease.until);
  const left = countdown(lease.leftMs);
  switch (lease.state) {
    case 'free':
      return (
        <Alert
          type="info"
          showIcon
          title={t('lease.free')}
          action={
            <Button type="primary" loading={busy} onClick={onClaim}>
              {t('lease.claim')}
            </Button>
          }
        />
      );
    case 'mine':
    case 'ending':
      return (
        <Alert
          type={lease.state === 'ending' ? 'warning' : 'info'}
          showIcon
          // each second is for the eye; the warning is for whoever listens
          role={lease.state === 'ending' ? 'alert' : 'status'}
          title={
            <span className="numbers" style={{ whiteSpace: 'normal' }} aria-live="off">
              {lease.state === 'ending' ? t('lease.ending', { left }) : t('lease.mine', { left })} · {t('lease.until', { time })}
            </span>
          }
          action={
            <Space wrap>
              <Button size="small" type={lease.state === 'ending' ? 'primary' : 'default'} loading={busy} onClick={onExtend}>
                {t('lease.extend')}
              </Button>
              <Button size="small" onClick={onReturn}>
                {t('lease.giveBack')}
              </Button>
            </Space>
          }
        />
      );
    case 'another':
      return <Alert type="warning" showIcon role="alert" title={t('lease.taken', { who: lease.who, time })} />;
    case 'lost':
      return (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={lease.who === '' ? t('lease.lost') : t('lease.lostTo', { who: lease.who, time })}
          action={
            lease.who === '' && (
              <Button type="primary" loading={busy} onClick={onClaim}>
                {t('lease.again')}
              </Button>
            )
          }
        />
      );
  }
}
