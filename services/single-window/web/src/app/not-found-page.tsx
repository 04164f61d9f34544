import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

export function NotFoundPage() {
  const t = useTexts(shellTexts);
  return <Result status="404" title={t('notFound.title')} subTitle={t('notFound.text')} extra={<Link to="/">{t('notFound.home')}</Link>} />;
}
