import { Button, Flex, Tag, Typography } from 'antd';
import { useHasRole } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { ReasonButton } from './reason-button.tsx';
import type { ShownSecret } from './secret-modal.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import type { Subscription } from './subscriptions.ts';

interface SubscriptionsTableProps {
  readonly rows: readonly Subscription[];
  /** Whose log stands below. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onEdit: (subscription: Subscription) => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

/** Dark enough on the tag's ground for WCAG AA; the word stands beside the colour. */
const STATUS: Readonly<Record<Subscription['status'], { readonly color: string; readonly ink: string }>> = {
  ACTIVE: { color: 'green', ink: '#135200' },
  PAUSED: { color: 'gold', ink: '#7c4a03' },
  DISABLED: { color: 'red', ink: '#a8071a' },
};

export function SubscriptionsTable({ rows, selected, onSelect, onEdit, onSecret }: SubscriptionsTableProps) {
  const t = useTexts(notificationsTexts);
  const own = useHasRole('operator');
  const columns: readonly RowColumn<Subscription>[] = [
    { key: 'name', title: t('head.name'), render: (row) => <NameAndAddress of={row} /> },
    ...(own ? [] : [{ key: 'company', title: t('head.company'), render: (row: Subscription) => <code>{row.company}</code> }]),
    { key: 'types', title: t('head.types'), render: (row) => <TypesOf of={row} /> },
    { key: 'status', title: t('head.status'), render: (row) => <StatusOf of={row} /> },
    { key: 'pending', title: t('head.pending'), align: 'right', render: ({ pending }) => <span className="numbers">{pending}</span> },
    { key: 'failed', title: t('head.failed'), align: 'right', render: ({ failed }) => <span className="numbers">{failed}</span> },
    { key: 'opened', title: t('head.opened'), render: ({ openedAt }) => <Moment at={openedAt} /> },
    {
      key: 'actions',
      title: t('head.actions'),
      actions: true,
      render: (row) => (
        <Flex gap={4} wrap>
          <Button
            size="small"
            type={row.id === selected ? 'primary' : 'default'}
            aria-pressed={row.id === selected}
            aria-label={t('act.of', { act: t('act.log'), name: row.name })}
            onClick={() => {
              onSelect(row.id);
            }}
          >
            {t('act.log')}
          </Button>
          {own ? <SubscriptionActions of={row} onEdit={onEdit} onSecret={onSecret} /> : <ReasonButton of={row} />}
        </Flex>
      ),
    },
  ];
  return (
    <RowsView label={t('subscriptions')} rows={rows} rowKey={({ id }) => id} columns={columns} empty={t(own ? 'empty' : 'emptyAdmin')} />
  );
}

function NameAndAddress({ of: { name, url } }: { readonly of: Subscription }) {
  const t = useTexts(notificationsTexts);
  return (
    <div style={{ maxWidth: 280, whiteSpace: 'normal' }}>
      <strong>{name}</strong>
      <br />
      {url === null ? <small>{t('pullOnly')}</small> : <code style={{ fontSize: 12, overflowWrap: 'anywhere' }}>{url}</code>}
    </div>
  );
}

function TypesOf({ of: { types } }: { readonly of: Subscription }) {
  const t = useTexts(notificationsTexts);
  const say = useCodeText(notificationsTexts, 'type');
  if (types.length === 0) return <>{t('allTypes')}</>;
  const names = types.map(say).join(t('comma'));
  return types.length > 2 ? <span title={names}>{t('someTypes', { count: types.length })}</span> : <>{names}</>;
}

function StatusOf({ of: { status, reason, previousSecretUntil } }: { readonly of: Subscription }) {
  const t = useTexts(notificationsTexts);
  const { color, ink } = STATUS[status];
  const overlaps = previousSecretUntil !== null && Date.parse(previousSecretUntil) > Date.now();
  return (
    <div style={{ maxWidth: 220, whiteSpace: 'normal' }}>
      <Tag color={color} style={{ color: ink }}>
        {t(`status.${status}`)}
      </Tag>
      {reason !== null && <div style={{ fontSize: 12 }}>{reason === 'receiver-gone' ? t('gone') : reason}</div>}
      {overlaps && (
        <Typography.Text style={{ display: 'block', fontSize: 12 }}>
          {t('oldSecret')} <Moment at={previousSecretUntil} />
        </Typography.Text>
      )}
    </div>
  );
}
