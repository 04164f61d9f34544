import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import type { EnteredBill } from '#src/ui/enter-first/entered-bill';
import { EnteredBillView } from '#src/ui/enter-first/entered-bill-view';
import { ProblemAlert } from '#src/ui/problem-alert';

/** Row of the code table list-types: what entered first. */
const ENTER_FIRST_LIST = '2';
/** The account hears of a record a moment after it is accepted. */
const LOOK_AGAIN_MS = 2_000;
const LOOKS = 6;

/** What entered the zone before this record list, and whether both agree; nothing of all other declarations. */
export function EnteredSection({ row: { id, listType, status } }: { readonly row: DeclarationRow }) {
  const t = useTexts(enterFirstTexts);
  const query = useQuery({
    queryKey: ['declaration', id, 'enter-first', status],
    enabled: listType !== null,
    queryFn: () => answer(api.GET('/v1/declarations/{id}/enter-first', { params: { path: { id } } })),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      listType === ENTER_FIRST_LIST && data?.bill === null && dataUpdateCount < LOOKS ? LOOK_AGAIN_MS : false,
  });
  const bill = query.data?.bill ?? null;
  if (!query.isError && bill === null) return null;
  return (
    <section aria-label={t('section.title')}>
      <h2>{t('section.title')}</h2>
      {query.isError && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      {bill !== null && <EnteredBillView bill={bill} account={<AccountOf bill={bill} />} />}
    </section>
  );
}

/** The account with this bill open; a link for who may read accounts, which declarants may not. */
function AccountOf({ bill: { accountNo, billNo } }: { readonly bill: EnteredBill }) {
  const mayRead = useHasRole('warehouse', 'officer', 'administrator', 'auditor');
  if (!mayRead) return <span className="numbers">{accountNo}</span>;
  return (
    <Link to="/warehouses/$accountNo" params={{ accountNo }} search={{ tab: 'entered', bill: billNo }} className="numbers">
      {accountNo}
    </Link>
  );
}
