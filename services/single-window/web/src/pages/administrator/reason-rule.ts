import { administratorTexts } from '#src/i18n/administrator';
import { useTexts } from '#src/i18n/area';

/** Every act wants a reason; spaces are none. */
export function useReasonRule() {
  const t = useTexts(administratorTexts);
  return { required: true, whitespace: true, message: t('act.reasonMissing') } as const;
}
