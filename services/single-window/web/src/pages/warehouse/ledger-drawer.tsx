import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useCodeText, useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { accountKey } from '#src/pages/warehouse/account';
import type { AccountLine, LineMovement } from '#src/pages/warehouse/account';
import { Quantity } from '#src/ui/quantity';
import { PagedView } from '#src/ui/paged-view';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';

interface LedgerDrawerProps {
  readonly accountNo: string;
  /** Undefined: closed. */
  readonly line: AccountLine | undefined;
  readonly onClose: () => void;
}

/** The ledger of a line 流水: who booked what, when, by which document. */
export function LedgerDrawer({ accountNo, line, onClose }: LedgerDrawerProps) {
  const t = useTexts(warehouseTexts);
  return (
    <Drawer
      open={line !== undefined}
      onClose={onClose}
      size={1080}
      styles={{ wrapper: { maxWidth: '100%' } }}
      title={line === undefined ? '' : t('ledger.title', { no: line.lineNo, name: line.name })}
      destroyOnHidden
    >
      {line !== undefined && <Ledger key={line.lineNo} accountNo={accountNo} lineNo={line.lineNo} />}
    </Drawer>
  );
}

function Ledger({ accountNo, lineNo }: { readonly accountNo: string; readonly lineNo: string }) {
  const t = useTexts(warehouseTexts);
  const columns = useColumns();
  const [{ page, cursor }, setPlace] = useState({ page: 1, cursor: '' });
  const query = useQuery({
    queryKey: [...accountKey(accountNo), 'ledger', lineNo, cursor],
    queryFn: () => {
      const asked = { limit: 50, ...(cursor === '' ? {} : { cursor }) };
      const path = { accountNo, lineNo };
      return answer(api.GET('/v1/warehouses/accounts/{accountNo}/lines/{lineNo}/movements', { params: { path, query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  return (
    // long ledgers are scrolled by keys, too
    <div tabIndex={0} role="region" aria-label={t('ledger.table')}>
      <PagedView query={query} of={`ledger ${accountNo} ${lineNo}`} page={page} onPage={setPlace}>
        {({ rows }) => (
          <RowsView
            label={t('ledger.table')}
            rows={rows}
            rowKey={({ kind, listNo, passNo, version }) => `${String(version)} ${kind} ${listNo} ${passNo ?? ''}`}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={t('ledger.empty')}
          />
        )}
      </PagedView>
    </div>
  );
}

function useColumns(): readonly RowColumn<LineMovement>[] {
  const t = useTexts(warehouseTexts);
  const direction = useCodeText(warehouseTexts, 'direction');
  return [
    {
      ...{ key: 'what', title: t('ledger.what') },
      render: (row) => (
        <>
          {t(`ledger.kind.${row.kind}`)} · {direction(row.direction)}
          {row.reason !== '' && <div style={{ color: '#595959', maxWidth: 200, whiteSpace: 'normal' }}>{row.reason}</div>}
        </>
      ),
    },
    { key: 'quantity', title: t('ledger.quantity'), align: 'right', render: ({ quantity }) => <Quantity of={quantity} /> },
    {
      ...{ key: 'document', title: t('ledger.document') },
      render: ({ listNo, passNo }) => (
        <span className="numbers">
          {passNo !== null && <div>{passNo}</div>}
          <div>{listNo}</div>
        </span>
      ),
    },
    { key: 'at', title: t('ledger.occurredAt'), render: ({ occurredAt }) => <Moment at={occurredAt} seconds /> },
    { key: 'by', title: t('ledger.by'), render: ({ by }) => (by === 'system' ? t('ledger.system') : by) },
    {
      ...{ key: 'after', align: 'right', title: t('ledger.after') },
      render: ({ balance, available }) => (
        <>
          <Quantity of={balance} /> / <Quantity of={available} strong />
        </>
      ),
    },
  ];
}
