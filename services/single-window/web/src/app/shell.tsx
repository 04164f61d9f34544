import { MenuOutlined } from '@ant-design/icons';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Drawer, Grid, Layout, Menu } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '#src/api/session';
import { menuFor } from '#src/app/menu';
import { MayOpen } from '#src/app/may-open';
import { SandboxBanner } from '#src/app/sandbox-banner';
import { SignInEnded } from '#src/app/sign-in-ended';
import { TopBar } from '#src/app/top-bar';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** The frame of every page: top bar, menu of the role, content. On a phone the menu is a drawer. */
export function Shell() {
  const t = useTexts(shellTexts);
  const wide = Grid.useBreakpoint().md !== false;
  const [drawer, setDrawer] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // a page that only gets another address while somebody types in it says so
  const keepFocus = useRouterState({ select: ({ location }) => (location.state as { keepFocus?: boolean }).keepFocus === true });
  const content = useRef<HTMLElement>(null);
  const firstPath = useRef(path);

  useEffect(() => {
    setDrawer(false);
    // whoever uses a screen reader or keys begins at the content of the page just opened, not at the menu again
    if (path !== firstPath.current && !keepFocus) content.current?.focus({ preventScroll: true });
    firstPath.current = path;
  }, [path, keepFocus]);

  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <TopBar
        before={
          wide ? undefined : (
            <Button
              type="text"
              style={{ color: '#fff' }}
              aria-label={t('menu.open')}
              icon={<MenuOutlined />}
              onClick={() => {
                setDrawer(true);
              }}
            />
          )
        }
      />
      <SandboxBanner />
      <Layout>
        {wide ? (
          <Layout.Sider className="no-print" width={200} theme="light" style={{ borderInlineEnd: '1px solid #e3e8ee' }}>
            <nav aria-label={t('menu.name')}>
              <RoleMenu path={path} />
            </nav>
          </Layout.Sider>
        ) : (
          <Drawer
            open={drawer}
            placement="left"
            size={260}
            title={t('menu.name')}
            onClose={() => {
              setDrawer(false);
            }}
          >
            <RoleMenu path={path} />
          </Drawer>
        )}
        <Layout.Content
          id="content"
          ref={content}
          tabIndex={-1}
          style={{ padding: wide ? '12px 20px 24px' : 12, outline: 'none', minWidth: 0 }}
        >
          <MayOpen path={path}>
            <Outlet />
          </MayOpen>
        </Layout.Content>
      </Layout>
      <SignInEnded />
    </Layout>
  );
}

function RoleMenu({ path }: { readonly path: string }) {
  const t = useTexts(shellTexts);
  const session = useSession();
  const entries = menuFor(session?.user);
  // the deepest entry that the address lies under: /declarations/42 belongs to /declarations
  const selected = entries
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)
    .slice(0, 1)
    .map((entry) => entry.path);
  return (
    <Menu
      mode="inline"
      inlineIndent={12}
      selectedKeys={selected}
      style={{ borderInlineEnd: 'none' }}
      items={entries.map((entry) => ({
        key: entry.path,
        icon: entry.icon,
        label: <Link to={entry.path}>{t(entry.text)}</Link>,
      }))}
    />
  );
}
