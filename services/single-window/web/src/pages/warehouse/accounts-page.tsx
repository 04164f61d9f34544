import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { AccountRow } from '#src/pages/warehouse/account';
import { useCodeName } from '#src/ui/code-names';
import { PagedView } from '#src/ui/paged-view';
import { Page } from '#src/ui/page';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, textPart, useUrlState } from '#src/ui/url-state';

const PARTS = { q: textPart(), page: numberPart(1), cursor: textPart() };

/** Bonded accounts 保税账册 of the own company. */
export function AccountsPage() {
  const t = useTexts(warehouseTexts);
  const columns = useColumns();
  const mayOpen = useHasRole('warehouse');
  const [{ q, page, cursor }, setState] = useUrlState(PARTS);
  const query = useQuery({
    queryKey: ['warehouse', 'accounts', q, cursor],
    queryFn: () => {
      const asked = { limit: 50, ...(q === '' ? {} : { accountNo: q }), ...(cursor === '' ? {} : { cursor }) };
      return answer(api.GET('/v1/warehouses/accounts', { params: { query: asked } }));
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t('accounts.title')}
      actions={
        mayOpen && (
          <Link to="/warehouses/new">
            <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
              {t('accounts.open')}
            </Button>
          </Link>
        )
      }
    >
      <Input.Search
        allowClear
        key={q}
        defaultValue={q}
        aria-label={t('accounts.search')}
        placeholder={t('accounts.search')}
        maxLength={12}
        style={{ width: 260, marginBottom: 8 }}
        onSearch={(text) => {
          setState({ q: text.trim().toUpperCase(), page: 1, cursor: '' });
        }}
      />
      <PagedView query={query} of={`accounts ${q}`} page={page} onPage={setState}>
        {({ rows }) => (
          <RowsView
            label={t('accounts.table')}
            rows={rows}
            rowKey={({ accountNo }) => accountNo}
            columns={columns}
            loading={query.isPlaceholderData}
            empty={q === '' ? t('accounts.empty') : t('accounts.none')}
          />
        )}
      </PagedView>
    </Page>
  );
}

function useColumns(): readonly RowColumn<AccountRow>[] {
  const t = useTexts(warehouseTexts);
  const officeName = useCodeName('customs-offices');
  return [
    {
      ...{ key: 'number', title: t('accounts.number') },
      render: ({ accountNo, sample }) => (
        <>
          <Link to="/warehouses/$accountNo" params={{ accountNo }} className="numbers">
            {accountNo}
          </Link>{' '}
          <SampleMark sample={sample} />
        </>
      ),
    },
    { key: 'office', title: t('accounts.office'), render: ({ customsOffice }) => officeName(customsOffice) },
    { key: 'keeper', title: t('accounts.keeper'), render: ({ keeperCompany }) => <span className="numbers">{keeperCompany}</span> },
    { key: 'lines', title: t('accounts.lines'), align: 'right', render: ({ lines }) => lines },
    { key: 'open', title: t('accounts.openLists'), align: 'right', render: ({ openLists }) => openLists },
  ];
}
