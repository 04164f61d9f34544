import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { Barcode } from '#src/pages/operator/barcode';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { shanghaiTime } from '#src/ui/time';

/** What only paper needs: the number to scan, when it was printed, and that it is no original. */
export function PrintHead({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(operatorTexts);
  return (
    <div className="print-only print-head">
      <div>
        <Barcode text={row.declarationNo} />
        <div className="numbers">{row.declarationNo}</div>
      </div>
      <div style={{ textAlign: 'end' }}>
        {row.sample && <strong>{t('detail.sampleData')}</strong>}
        <div>
          {t('detail.printed')} {shanghaiTime(Date.now())} (UTC+8)
        </div>
        <div>{t('detail.printedNote')}</div>
      </div>
    </div>
  );
}
