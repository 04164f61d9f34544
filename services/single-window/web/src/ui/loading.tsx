import { Skeleton } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const t = useTexts(shellTexts);
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
