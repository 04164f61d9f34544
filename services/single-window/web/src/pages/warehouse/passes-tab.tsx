import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { accountKey } from '#src/pages/warehouse/account';
import type { GatePass } from '#src/pages/warehouse/account';
import { DOCUMENT_PARTS, DocumentFilter, PAGE_ROWS } from '#src/pages/warehouse/document-filter';
import { PassGateModal } from '#src/pages/warehouse/pass-gate-modal';
import { usePassColumns } from '#src/pages/warehouse/pass-columns';
import { VoidPassModal } from '#src/pages/warehouse/void-pass-modal';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { useUrlState } from '#src/ui/url-state';

const STATUSES = ['APPROVED', 'PASSED', 'VOID'] as const;

/** The gate passes of an account 核放单, newest first: the gate finds one by its number and says that it went through. */
export function PassesTab({ accountNo, mayAct }: { readonly accountNo: string; readonly mayAct: boolean }) {
  const t = useTexts(warehouseTexts);
  const [{ q, status, page, cursor }, setState] = useUrlState(DOCUMENT_PARTS);
  const [doing, setDoing] = useState<{ readonly what: 'gate' | 'void'; readonly pass: GatePass } | undefined>();
  const known = STATUSES.find((each) => each === status);
  const filter = { ...(q === '' ? {} : { search: q }), ...(known === undefined ? {} : { status: known }) };
  const query = useQuery({
    queryKey: [...accountKey(accountNo), 'passes', filter, cursor],
    queryFn: () => {
      const asked = { ...filter, limit: PAGE_ROWS, ...(cursor === '' ? {} : { cursor }) };
      return answer(api.GET('/v1/warehouses/accounts/{accountNo}/passes', { params: { path: { accountNo }, query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  const columns = usePassColumns({ mayAct, onAct: setDoing });
  const close = () => {
    setDoing(undefined);
  };
  return (
    <>
      <DocumentFilter
        {...{ q, status, searchText: t('pass.search'), statusText: t('pass.status') }}
        statuses={[{ value: '', label: t('pass.all') }, ...STATUSES.map((value) => ({ value, label: t(`pass.statusOf.${value}`) }))]}
        onChange={(change) => {
          setState({ ...change, page: 1, cursor: '' });
        }}
      />
      <PagedView query={query} of={JSON.stringify(['passes', accountNo, filter])} page={page} onPage={setState}>
        {({ rows }) => (
          <RowsView
            label={t('pass.table')}
            rows={rows}
            rowKey={({ passNo }) => passNo}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={q === '' && status === '' ? t('pass.empty') : t('pass.none')}
          />
        )}
      </PagedView>
      {doing?.what === 'gate' && <PassGateModal accountNo={accountNo} passNo={doing.pass.passNo} onClose={close} />}
      {doing?.what === 'void' && <VoidPassModal accountNo={accountNo} passNo={doing.pass.passNo} onClose={close} />}
    </>
  );
}
