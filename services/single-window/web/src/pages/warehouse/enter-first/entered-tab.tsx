import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { accountKey } from '#src/pages/warehouse/account';
import type { Account } from '#src/pages/warehouse/account';
import { PAGE_ROWS } from '#src/pages/warehouse/document-filter';
import { EnteredBillDrawer } from '#src/pages/warehouse/enter-first/entered-bill-drawer';
import { useEnteredColumns } from '#src/pages/warehouse/enter-first/entered-columns';
import { ReceiptDrawer } from '#src/pages/warehouse/enter-first/receipt-drawer';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';

const STATES = ['AWAITING_GOODS', 'AWAITING_RECORD', 'OVERDUE', 'DIFFERS', 'RECONCILED', 'RELEASED', 'BOOKED', 'VOID'] as const;
const PARTS = { status: oneOfPart(['', ...STATES], ''), bill: textPart(), page: numberPart(1), cursor: textPart() };

/** Bills whose goods entered the zone before their record (先进区、后报关), newest first; each opens to its comparison. */
export function EnteredTab({ account, mayAct }: { readonly account: Account; readonly mayAct: boolean }) {
  const t = useTexts(enterFirstTexts);
  const { accountNo } = account;
  const [{ status, bill, page, cursor }, setState] = useUrlState(PARTS);
  const [recording, setRecording] = useState(false);
  // `bill:version` of the own last change, which the list is to show
  const [waitFor, setWaitFor] = useState('');
  const filter = status === '' ? {} : { state: status };
  const query = useQuery({
    queryKey: [...accountKey(accountNo), 'entered', filter, cursor, waitFor],
    queryFn: () => {
      const asked = { ...filter, limit: PAGE_ROWS, ...(cursor === '' ? {} : { cursor }), ...(waitFor === '' ? {} : { waitFor }) };
      return answer(api.GET('/v1/warehouses/accounts/{accountNo}/enter-first', { params: { path: { accountNo }, query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  const open = (billNo: string) => {
    setState({ bill: billNo });
  };
  const columns = useEnteredColumns(open);
  return (
    <>
      <p style={{ margin: '0 0 8px', color: '#595959' }}>{t('intro')}</p>
      <Flex wrap gap={8} justify="space-between" style={{ marginBottom: 8 }}>
        <Select
          value={status}
          aria-label={t('list.state')}
          style={{ width: 220 }}
          options={[{ value: '' as const, label: t('list.all') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
          onChange={(value) => {
            setState({ status: value, page: 1, cursor: '' });
          }}
        />
        {mayAct && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              setRecording(true);
            }}
          >
            {t('record')}
          </Button>
        )}
      </Flex>
      <PagedView query={query} of={JSON.stringify(['entered', accountNo, filter])} page={page} onPage={setState}>
        {({ rows }) => (
          <RowsView
            label={t('list.table')}
            rows={rows}
            rowKey={({ billNo }) => billNo}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={status === '' ? t(mayAct ? 'list.empty' : 'list.emptyToRead') : t('list.none')}
          />
        )}
      </PagedView>
      {bill !== '' && (
        <EnteredBillDrawer
          {...{ accountNo, mayAct }}
          billNo={bill}
          onChanged={setWaitFor}
          onClose={() => {
            open('');
          }}
        />
      )}
      {recording && (
        <ReceiptDrawer
          account={account}
          onClose={() => {
            setRecording(false);
          }}
          onRecorded={(changed) => {
            setWaitFor(changed);
            setState({ status: '', page: 1, cursor: '' });
          }}
        />
      )}
    </>
  );
}
