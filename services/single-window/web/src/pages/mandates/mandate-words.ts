import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';
import { shellTexts } from '#src/i18n/shell';
import type { MandateTerms } from './mandates.ts';

/** What a mandate is for and how long, in words. */
export function useTermsWords() {
  const t = useTexts(mandatesTexts);
  const shell = useTexts(shellTexts);
  return {
    directions: (terms: MandateTerms) => terms.directions.map((each) => shell(`direction.${each}`)).join(' · '),
    validity: ({ validFrom: from, validTo: to }: MandateTerms) => (to === null ? t('from', { from }) : t('fromTo', { from, to })),
  };
}
