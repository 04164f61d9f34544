import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Heading } from '#src/ui/heading';

export function NotFoundPage() {
  const t = useTexts(shellTexts);
  return (
    <Result
      status="404"
      title={<Heading>{t('notFound.title')}</Heading>}
      subTitle={t('notFound.text')}
      extra={<Link to="/">{t('notFound.home')}</Link>}
    />
  );
}
