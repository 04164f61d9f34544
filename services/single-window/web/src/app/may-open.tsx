import { useRouterState } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { signInAddress, useSession } from '#src/api/session';
import { MENU } from '#src/app/menu';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Heading } from '#src/ui/heading';
import { Loading } from '#src/ui/loading';

/** Who may open an address that the menu does not show everybody; a page below another belongs to it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  '/amend': ['operator'],
  '/complete': ['operator'],
  '/cases': ['officer', 'administrator'],
  '/receipts': ['officer', 'administrator', 'auditor'],
  '/warehouses/new': ['warehouse'],
  // who reads declarations follows a link from what entered first
  '/warehouses': ['warehouse', 'officer', 'administrator', 'auditor'],
  '/declarations': ['operator', 'officer', 'administrator', 'auditor'],
};

/** Shows a page to the roles it is for. Others are told, and whoever is not signed in is asked to. The API refuses all the same. */
export function MayOpen({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const t = useTexts(shellTexts);
  const session = useSession();
  const href = useRouterState({ select: (state) => state.location.href });
  const roles = rolesFor(path);
  if (roles === undefined) return children;
  if (session === undefined) return <Loading />;
  if (session.user === null) {
    return (
      <Result
        status="info"
        title={<Heading>{t('home.title')}</Heading>}
        subTitle={t('home.text')}
        extra={
          <Button type="primary" href={signInAddress(href)}>
            {t('signIn')}
          </Button>
        }
      />
    );
  }
  if (!session.user.roles.some((role) => roles.includes(role))) {
    return <Result status="403" title={<Heading>{t('notYours.title')}</Heading>} subTitle={t('notYours.text')} />;
  }
  return children;
}

function rolesFor(path: string): readonly string[] | undefined {
  const under = (base: string) => path === base || path.startsWith(`${base}/`);
  const also = Object.keys(ALSO).find(under);
  if (also !== undefined) return ALSO[also];
  return MENU.find((entry) => under(entry.path))?.roles;
}
