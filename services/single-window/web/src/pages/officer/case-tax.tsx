import { useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { SettleModal } from '#src/ui/tax/settle-modal';
import { TaxBillsTable } from '#src/ui/tax/tax-bills-table';
import type { CaseFile, LegalBasis } from './case-file.ts';

interface CaseTaxProps {
  readonly file: CaseFile;
  readonly bases: readonly LegalBasis[];
  /** Customs takes a deposit or a letter of guarantee at the counter. */
  readonly mayAccept: boolean;
}

/** Tax bills of a case (税费); nothing where none is owed and none was issued. */
export function CaseTax({ file, bases, mayAccept }: CaseTaxProps) {
  const t = useTexts(taxTexts);
  const queries = useQueryClient();
  const [chosen, choose] = useState<string>();
  const { taxBills, taxRefund, holds, caseId } = file;
  const bill = taxBills.find(({ billNo, status }) => billNo === chosen && status === 'OPEN');
  if (taxBills.length === 0 && !holds.includes('tax')) return null;
  const citations = bases.filter(({ decision }) => decision === 'clear').map(({ citation }) => citation);
  return (
    <Card size="small" title={<h2 className="case-heading">{t('section')}</h2>}>
      {taxBills.length === 0 ? (
        t('noneYet')
      ) : (
        <TaxBillsTable
          bills={taxBills}
          refund={taxRefund}
          {...(mayAccept
            ? {
                act: ({ billNo }) => (
                  <Button
                    size="small"
                    aria-label={`${t('settle.accept')} ${billNo}`}
                    onClick={() => {
                      choose(billNo);
                    }}
                  >
                    {t('settle.accept')}
                  </Button>
                ),
              }
            : {})}
        />
      )}
      {bill !== undefined && (
        <SettleModal
          bill={bill}
          bases={[...new Set(citations)]}
          onDone={() => queries.invalidateQueries({ queryKey: ['case', caseId] })}
          onClose={() => {
            choose(undefined);
          }}
        />
      )}
    </Card>
  );
}
