import { useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';

/** Yuan with thousands set apart; an amount that nobody knows says so, and is never a zero. */
export function Amount({ yuan, strong = false }: { readonly yuan: string | null; readonly strong?: boolean }) {
  const t = useTexts(dutyTexts);
  if (yuan === null) return <em>{t('unknown')}</em>;
  const text = <span className="numbers">{grouped(yuan)}</span>;
  return strong ? <strong>{text}</strong> : text;
}

/** `1234567.80` to `1,234,567.80`: on the text, since a number would lose digits. */
export function grouped(yuan: string): string {
  const [whole = '', fraction] = yuan.split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
