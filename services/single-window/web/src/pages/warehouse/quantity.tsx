import { useLanguage } from '#src/i18n/area';

/** `1234.50000` as `1,234.5`: exact, since the digits behind the point stay text. */
export function quantityText(quantity: string, language: string): string {
  const [whole = '0', places = ''] = quantity.split('.');
  const rest = places.replace(/0+$/, '');
  const negative = whole.startsWith('-') ? '−' : '';
  const digits = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN').format(BigInt(whole.replace('-', '')));
  return `${negative}${digits}${rest === '' ? '' : `.${rest}`}`;
}

/** A quantity as people read it; all five places in the tooltip. */
export function Quantity({ of, strong = false }: { readonly of: string; readonly strong?: boolean }) {
  const language = useLanguage();
  return (
    <span className="numbers" title={of} style={strong ? { fontWeight: 600 } : undefined}>
      {quantityText(of, language)}
    </span>
  );
}

/** Quantities as the API takes them: `70` and `70.5` stay, thousands separators of people go. */
export function typedQuantity(text: string): string {
  return text.replace(/[,，\s]/g, '');
}
