import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Descriptions, Tabs } from 'antd';
import { useState } from 'react';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { accountQuery } from '#src/pages/warehouse/account';
import type { Account } from '#src/pages/warehouse/account';
import { EnteredTab } from '#src/pages/warehouse/enter-first/entered-tab';
import { LinesTab } from '#src/pages/warehouse/lines-tab';
import { ListsTab } from '#src/pages/warehouse/lists-tab';
import { PassesTab } from '#src/pages/warehouse/passes-tab';
import { PreBookDrawer } from '#src/pages/warehouse/pre-book-drawer';
import { useCodeName } from '#src/ui/code-names';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';

const TABS = ['lines', 'lists', 'passes', 'entered'] as const;
const PARTS = {
  tab: oneOfPart(TABS, 'lines'),
  q: textPart(),
  status: textPart(),
  soon: textPart(),
  bill: textPart(),
  page: numberPart(1),
  cursor: textPart(),
};
const NO_FILTER = { q: '', status: '', soon: '', bill: '', page: 1, cursor: '' };

/** One account 账册: its lines with the four counters, its lists and its gate passes. */
export function AccountPage() {
  const { accountNo } = useParams({ strict: false });
  return accountNo === undefined ? null : <OneAccount key={accountNo} accountNo={accountNo} />;
}

function OneAccount({ accountNo }: { readonly accountNo: string }) {
  const t = useTexts(warehouseTexts);
  const query = useQuery(accountQuery(accountNo));
  const mayAct = useHasRole('warehouse', 'administrator');
  const [preBooking, setPreBooking] = useState(false);
  const [{ tab }, setState] = useUrlState(PARTS);
  const content = (of: (typeof TABS)[number], account: Account) => {
    if (of === 'entered') return <EnteredTab account={account} mayAct={mayAct} />;
    if (of === 'lines') return <LinesTab account={account} />;
    return of === 'lists' ? <ListsTab account={account} mayAct={mayAct} /> : <PassesTab accountNo={accountNo} mayAct={mayAct} />;
  };
  return (
    <Page
      title={t('account.title', { no: accountNo })}
      extra={<SampleMark sample={query.data?.sample ?? false} />}
      actions={
        <>
          <Link to="/warehouses">
            <Button tabIndex={-1}>{t('account.back')}</Button>
          </Link>
          {mayAct && query.data !== undefined && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => {
                setPreBooking(true);
              }}
            >
              {t('account.preBook')}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(account) => (
          <>
            <Head account={account} />
            <Tabs
              activeKey={tab}
              destroyOnHidden
              onChange={(key) => {
                setState({ ...NO_FILTER, tab: TABS.find((each) => each === key) ?? 'lines' });
              }}
              items={TABS.map((key) => ({ key, label: t(`account.tab.${key}`), children: content(key, account) }))}
            />
            {preBooking && (
              <PreBookDrawer
                account={account}
                onClose={() => {
                  setPreBooking(false);
                }}
                onDone={() => {
                  setState({ ...NO_FILTER, tab: 'lists' });
                }}
              />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Head({ account }: { readonly account: Account }) {
  const t = useTexts(warehouseTexts);
  const officeName = useCodeName('customs-offices');
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 3 }}
      items={[
        { key: 'office', label: t('accounts.office'), children: officeName(account.customsOffice) },
        { key: 'keeper', label: t('accounts.keeper'), children: account.keeperCompany },
        { key: 'lines', label: t('accounts.lines'), children: account.lines.length },
      ]}
    />
  );
}
