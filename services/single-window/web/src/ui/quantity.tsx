import { useLanguage } from '#src/i18n/area';

/** `1234.50000` as `1,234.5`: exact, since the digits behind the point stay text. What is no number stays as it is. */
export function quantityText(quantity: string, language: string, leastPlaces = 0): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(quantity)) return quantity;
  const [whole = '0', places = ''] = quantity.split('.');
  const rest = places.replace(/0+$/, '').padEnd(leastPlaces, '0');
  const negative = whole.startsWith('-') ? '−' : '';
  const digits = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'zh-CN').format(BigInt(whole.replace('-', '')));
  return `${negative}${digits}${rest === '' ? '' : `.${rest}`}`;
}

/** A quantity as people read it; as it is stored in the tooltip. */
export function Quantity({ of, strong = false }: { readonly of: string; readonly strong?: boolean }) {
  const language = useLanguage();
  return (
    <span className="numbers" title={of} style={strong ? { fontWeight: 600 } : undefined}>
      {quantityText(of, language)}
    </span>
  );
}
