import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { notificationsTexts } from '#src/i18n/notifications';

/** How programs pull instead, with the address to begin at. */
export function PullHint() {
  const t = useTexts(notificationsTexts);
  const first = useQuery({
    queryKey: ['notifications', 'pull'],
    queryFn: ({ signal }) => answer(api.GET('/v1/notifications', { params: { query: { limit: 1 } }, signal })),
  });
  return (
    <section aria-label={t('pull.title')} style={{ marginTop: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t('pull.title')}
      </Typography.Title>
      <Typography.Paragraph>{t(first.data?.recording === false ? 'pull.none' : 'pull.text')}</Typography.Paragraph>
      <Typography.Paragraph>
        <code>GET {window.location.origin}/v1/notifications?cursor=…</code>
      </Typography.Paragraph>
      <a href="/docs" target="_blank" rel="noreferrer">
        {t('pull.verify')}
      </a>
    </section>
  );
}
