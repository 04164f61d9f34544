import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { accountKey } from '#src/pages/warehouse/account';
import type { Account, StockList } from '#src/pages/warehouse/account';
import { CancelListModal } from '#src/pages/warehouse/cancel-list-modal';
import { DOCUMENT_PARTS, DocumentFilter, PAGE_ROWS } from '#src/pages/warehouse/document-filter';
import { IssuePassDrawer } from '#src/pages/warehouse/issue-pass-drawer';
import { ListQuantities } from '#src/pages/warehouse/list-quantities';
import { useListColumns } from '#src/pages/warehouse/list-columns';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { useUrlState } from '#src/ui/url-state';

const STATUSES = ['PRE_BOOKED', 'BOOKED', 'CANCELLED'] as const;

/** The lists of an account 核注清单, newest first; each opens to its quantities by line. */
export function ListsTab({ account, mayAct }: { readonly account: Account; readonly mayAct: boolean }) {
  const t = useTexts(warehouseTexts);
  const { accountNo } = account;
  const [{ q, status, page, cursor }, setState] = useUrlState(DOCUMENT_PARTS);
  const [doing, setDoing] = useState<{ readonly what: 'issue' | 'cancel'; readonly list: StockList } | undefined>();
  const known = STATUSES.find((each) => each === status);
  const filter = { ...(q === '' ? {} : { search: q }), ...(known === undefined ? {} : { status: known }) };
  const query = useQuery({
    queryKey: [...accountKey(accountNo), 'lists', filter, cursor],
    queryFn: () => {
      const asked = { ...filter, limit: PAGE_ROWS, ...(cursor === '' ? {} : { cursor }) };
      return answer(api.GET('/v1/warehouses/accounts/{accountNo}/lists', { params: { path: { accountNo }, query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  const columns = useListColumns({ mayAct, onAct: setDoing });
  const close = () => {
    setDoing(undefined);
  };
  return (
    <>
      <DocumentFilter
        {...{ q, status, searchText: t('list.search'), statusText: t('list.status') }}
        statuses={[{ value: '', label: t('list.all') }, ...STATUSES.map((value) => ({ value, label: t(`list.statusOf.${value}`) }))]}
        onChange={(change) => {
          setState({ ...change, page: 1, cursor: '' });
        }}
      />
      <PagedView query={query} of={JSON.stringify(['lists', accountNo, filter])} page={page} onPage={setState}>
        {({ rows }) => (
          <RowsView
            label={t('list.table')}
            rows={rows}
            rowKey={({ listNo }) => listNo}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={q === '' && status === '' ? t('list.empty') : t('list.none')}
            detail={(list) => <ListQuantities list={list} lines={account.lines} />}
          />
        )}
      </PagedView>
      {doing?.what === 'issue' && <IssuePassDrawer account={account} list={doing.list} onClose={close} />}
      {doing?.what === 'cancel' && <CancelListModal accountNo={accountNo} listNo={doing.list.listNo} onClose={close} />}
    </>
  );
}
