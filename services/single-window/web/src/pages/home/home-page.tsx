import { Link, Navigate } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { signInAddress, useSession } from '#src/api/session';
import { menuFor } from '#src/app/menu';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Heading } from '#src/ui/heading';
import { Loading } from '#src/ui/loading';

/** Where a role begins: the first page of its menu. Whoever is not signed in is offered to, or the public figures. */
export function HomePage() {
  const t = useTexts(shellTexts);
  const session = useSession();
  if (session === undefined) return <Loading />;
  const first = menuFor(session.user).find((entry) => entry.roles !== undefined);
  if (first !== undefined) return <Navigate to={first.path} replace />;
  return (
    <Result
      icon={<img src="/icon.svg" alt="" width={72} height={72} />}
      title={<Heading>{t('productLong')}</Heading>}
      subTitle={session.user === null ? t('home.text') : t('home.noPages')}
      extra={[
        session.user === null && (
          <Button key="in" type="primary" size="large" href={signInAddress('/')}>
            {t('signIn')}
          </Button>
        ),
        <Link key="figures" to="/figures">
          {t('home.figures')}
        </Link>,
      ]}
    />
  );
}
