import { Result } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Heading } from '#src/ui/heading';

/** Where a sign-in that was made in a second page ends. */
export function SignedInPage() {
  const t = useTexts(shellTexts);
  return <Result status="success" title={<Heading>{t('signedIn.title')}</Heading>} subTitle={t('signedIn.text')} />;
}
