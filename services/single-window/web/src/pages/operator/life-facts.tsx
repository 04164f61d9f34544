import { Link } from '@tanstack/react-router';
import { useHasRole } from '#src/api/session';
import { useCodeText, useTexts } from '#src/i18n/area';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import type { ShownField } from '#src/ui/field-list';
import { Moment } from '#src/ui/moment';

/** What became of the cargo and of the declaration after its acceptance; only what is known. */
export function useLifeFacts(row: DeclarationRow): readonly ShownField[] {
  const t = useTexts(lifecycleTexts);
  const refund = useCodeText(lifecycleTexts, 'refundStatus');
  const mine = useHasRole('operator', 'auditor', 'administrator');
  const early = row.arrivedAt !== null && row.submittedAt !== null && row.arrivedAt > row.submittedAt;
  const at = (key: string, label: string, moment: string | null): readonly ShownField[] =>
    moment === null ? [] : [{ key, label, value: <Moment at={moment} seconds /> }];
  return [
    ...(row.arrivedAt === null
      ? []
      : [
          {
            ...{ key: 'arrived', label: t('fact.arrived') },
            value: (
              <>
                <Moment at={row.arrivedAt} seconds /> · {t(early ? 'advance.filed' : 'advance.filedAfter')}
              </>
            ),
          },
        ]),
    ...at('expires', t('fact.expires'), row.expiresAt),
    ...at('expired', t('fact.expired'), row.expiredAt),
    ...at('left', t(row.direction === 'EXPORT' ? 'fact.departed' : 'fact.pickedUp'), row.leftAt),
    ...at('closed', t('fact.closed'), row.closedAt),
    ...(row.refundStatus === null
      ? []
      : [
          {
            ...{ key: 'refund', label: t('fact.refund') },
            value: mine ? (
              <Link to="/refunds" search={{ declarationNo: row.declarationNo }}>
                {refund(row.refundStatus)}
              </Link>
            ) : (
              refund(row.refundStatus)
            ),
          },
        ]),
  ];
}
