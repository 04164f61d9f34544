import { PlusOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { DeliveryLog } from './delivery-log.tsx';
import { PullHint } from './pull-hint.tsx';
import { SecretModal } from './secret-modal.tsx';
import type { ShownSecret } from './secret-modal.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { useSubscriptions } from './subscriptions.ts';
import type { Subscription } from './subscriptions.ts';
import { SubscriptionsTable } from './subscriptions-table.tsx';

const PARTS = {
  subscription: textPart(),
  status: oneOfPart(['ALL', 'PENDING', 'DELIVERED', 'FAILED'], 'ALL'),
  page: numberPart(1),
  cursor: textPart(),
  listPage: numberPart(1),
  listCursor: textPart(),
};

/** Where a company wants to be told of its declarations, and what was sent; an administrator sees those of all companies. */
export function NotificationsPage() {
  const t = useTexts(notificationsTexts);
  const own = useHasRole('operator');
  const [url, set] = useUrlState(PARTS);
  const [editing, setEditing] = useState<Subscription | 'new'>();
  const [secret, setSecret] = useState<ShownSecret>();
  const query = useSubscriptions(url.listCursor);
  const selected = query.data?.rows.find(({ id }) => id === url.subscription) ?? query.data?.rows[0];
  return (
    <Page
      title={t('title')}
      actions={
        own && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              setEditing('new');
            }}
          >
            {t('new')}
          </Button>
        )
      }
    >
      <Typography.Paragraph>{t(own ? 'intro' : 'introAdmin')}</Typography.Paragraph>
      <PagedView
        query={query}
        of="subscriptions"
        page={url.listPage}
        onPage={({ page, cursor }) => {
          set({ listPage: page, listCursor: cursor });
        }}
      >
        {({ rows }) => (
          <SubscriptionsTable
            rows={rows}
            selected={selected?.id}
            onSelect={(subscription) => {
              set({ subscription, status: 'ALL', page: 1, cursor: '' });
            }}
            onEdit={setEditing}
            onSecret={setSecret}
          />
        )}
      </PagedView>
      {selected !== undefined && (
        <DeliveryLog
          of={selected}
          status={url.status}
          page={url.page}
          cursor={url.cursor}
          onChange={(change) => {
            set({ subscription: selected.id, ...change });
          }}
        />
      )}
      {own && <PullHint />}
      {editing !== undefined && (
        <SubscriptionForm
          of={editing === 'new' ? undefined : editing}
          onClose={() => {
            setEditing(undefined);
          }}
          onSecret={setSecret}
        />
      )}
      {secret !== undefined && (
        <SecretModal
          shown={secret}
          onClose={() => {
            setSecret(undefined);
          }}
        />
      )}
    </Page>
  );
}
