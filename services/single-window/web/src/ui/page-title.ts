import { useEffect } from 'react';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Makes the title of a page the tab's, too. */
export function usePageTitle(title: string): void {
  const t = useTexts(shellTexts);
  const product = t('product');
  useEffect(() => {
    document.title = title.startsWith(product) ? title : `${title} · ${product}`;
  }, [title, product]);
}
