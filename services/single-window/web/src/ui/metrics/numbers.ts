import { useMemo } from 'react';
import { useLanguage, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';

export const HOUR_MS = 3_600_000;

interface Numbers {
  /** Milliseconds as hours: `30.25 小时`; what there is not, as a dash. */
  readonly hours: (ms: number | null) => string;
  /** Hours as they are. */
  readonly ofHours: (hours: number) => string;
  readonly count: (value: number) => string;
  readonly percent: (share: number | null) => string;
}

/** Numbers as the language writes them. */
export function useNumbers(): Numbers {
  const language = useLanguage();
  const t = useTexts(metricsTexts);
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : 'zh-CN';
    const hours = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    const count = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const ofHours = (value: number) => t('hours', { n: hours.format(value) });
    return {
      ofHours,
      hours: (ms) => (ms === null ? '—' : ofHours(ms / HOUR_MS)),
      count: (value) => count.format(value),
      percent: (share) => (share === null ? '—' : percent.format(share)),
    };
  }, [language, t]);
}
