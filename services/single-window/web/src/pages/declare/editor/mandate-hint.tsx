import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { Fault } from '#src/api/problem';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';

/** Where the trader has not mandated the own company: the way to the page where that is asked for. */
export function MandateHint({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useTexts(mandatesTexts);
  if (!faults.some(({ rule }) => rule === 'mandate')) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {t('hint.text')} <Link to="/mandates">{t('hint.link')}</Link>
        </>
      }
    />
  );
}
