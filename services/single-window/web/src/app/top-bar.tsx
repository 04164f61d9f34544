import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { Button, Dropdown, Grid, Layout, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { signInAddress, signOut, useSession } from '#src/api/session';
import { LiveSign } from '#src/app/live-sign';
import { useLanguage, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { chooseLanguage } from '#src/i18n/start-texts';
import type { Language } from '#src/i18n/start-texts';

export function TopBar({ before }: { readonly before?: ReactNode }) {
  const t = useTexts(shellTexts);
  const language = useLanguage();
  return (
    <Layout.Header className="no-print" style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '0 16px' }}>
      {before}
      <Link to="/" style={{ color: '#fff', fontSize: 18, fontWeight: 600, whiteSpace: 'nowrap' }}>
        {t('product')}
      </Link>
      <span style={{ flex: 1 }} />
      <LiveSign />
      <Segmented<Language>
        aria-label={t('language')}
        size="small"
        value={language}
        options={[
          { label: '中文', value: 'zh' },
          { label: 'EN', value: 'en' },
        ]}
        onChange={chooseLanguage}
      />
      <User />
    </Layout.Header>
  );
}

function User() {
  const t = useTexts(shellTexts);
  const session = useSession();
  const language = useLanguage();
  const href = useRouterState({ select: (state) => state.location.href });
  const wide = Grid.useBreakpoint().md !== false;
  if (session === undefined) return null;
  if (session.user === null) {
    return (
      <Button type="primary" href={signInAddress(href)}>
        {t('signIn')}
      </Button>
    );
  }
  const { name, nameEn, subject } = session.user;
  const shown = language === 'en' ? nameEn : name;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(wide ? [] : [{ key: 'name', label: shown, disabled: true }]),
          { key: 'who', label: `${t('signedInAs')}: ${subject}`, disabled: true },
          { key: 'out', label: t('signOut'), icon: <LogoutOutlined /> },
        ],
        onClick: ({ key }) => {
          if (key === 'out') void signOut();
        },
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={shown === '' ? subject : shown}
        style={{ color: '#fff', maxWidth: wide ? 480 : undefined, overflow: 'hidden' }}
      >
        {wide ? shown || subject : undefined}
      </Button>
    </Dropdown>
  );
}
