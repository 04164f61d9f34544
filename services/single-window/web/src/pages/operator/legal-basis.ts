import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** A legal basis as it was given; the lane that stands for one (`lane:GREEN`) in words. */
export function useBasis(): (basis: string) => string {
  const t = useTexts(shellTexts);
  return (basis) => (basis.startsWith('lane:') ? t('laneBasis') : basis);
}
