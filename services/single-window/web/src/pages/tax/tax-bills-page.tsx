import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useHasRole } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { useCodeName } from '#src/ui/code-names';
import { Amount } from '#src/ui/duty/amount';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { RowsView } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { BillNo, BillReceipt, BillStatus, BillTaxes } from '#src/ui/tax/bill-words';
import { SettleModal } from '#src/ui/tax/settle-modal';
import type { Settled, TaxBill } from '#src/ui/tax/tax-bill';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';

const STATES = ['open', 'overdue', 'settled', 'void'] as const;
const URL_PARTS = { state: oneOfPart(STATES, 'open'), q: textPart(), page: numberPart(1), cursor: textPart(), confirm: textPart() };
const LIMIT = 50;
const AGAIN_MS = 15_000;

/** Tax bills 税单: a bank confirms them, a company sees its own and how to pay. */
export function TaxBillsPage() {
  const t = useTexts(taxTexts);
  const office = useCodeName('customs-offices');
  const queries = useQueryClient();
  const isBank = useHasRole('bank');
  const [url, setUrl] = useUrlState(URL_PARTS);
  const { state, q, page, cursor, confirm } = url;
  const query = useQuery({
    queryKey: ['tax-bills', state, q, cursor],
    queryFn: () =>
      answer(
        api.GET('/v1/tax-bills', {
          params: { query: { state, limit: LIMIT, ...(q === '' ? {} : { billNo: q }), ...(cursor === '' ? {} : { cursor }) } },
        }),
      ),
    placeholderData: keepPreviousData,
    // while one is being confirmed, nothing moves behind it
    refetchInterval: confirm === '' ? AGAIN_MS : false,
  });
  const open = state === 'open' || state === 'overdue';
  const chosen = query.data?.rows.find(({ billNo }) => billNo === confirm);
  const confirmed = async ({ billNo, caseId, version }: Settled) => {
    // until the list shows it, the bill would seem to be open still
    await api.GET('/v1/tax-bills', { params: { query: { limit: 1, waitFor: `${billNo}:${caseId}:${String(version)}` } } });
    await queries.invalidateQueries({ queryKey: ['tax-bills'] });
  };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Input.Search
            aria-label={t('search')}
            placeholder={t('search')}
            defaultValue={q}
            allowClear
            style={{ width: 260 }}
            onSearch={(text) => {
              setUrl({ q: text.trim().toUpperCase(), page: 1, cursor: '' });
            }}
          />
          <Button onClick={() => void query.refetch()}>{t('again')}</Button>
        </>
      }
    >
      <Typography.Paragraph>{t(isBank ? 'intro.bank' : 'intro.operator')}</Typography.Paragraph>
      <Segmented
        aria-label={t('stateLabel')}
        value={state}
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        style={{ marginBottom: 12, maxWidth: '100%', overflowX: 'auto' }}
        onChange={(value) => {
          setUrl({ state: value, page: 1, cursor: '' });
        }}
      />
      <PagedView query={query} of={`${state} ${q}`} page={page} onPage={setUrl}>
        {({ rows }) => (
          <RowsView<TaxBill>
            label={t('table')}
            rows={rows}
            rowKey={(bill) => bill.billNo}
            empty={t(`empty.${state}`)}
            columns={[
              {
                ...{ key: 'bill', title: t('bill') },
                render: (bill) => (
                  <>
                    {bill.declarationId === null ? (
                      <BillNo bill={bill} />
                    ) : (
                      <Link to="/declarations/$id" params={{ id: bill.declarationId }}>
                        <BillNo bill={bill} />
                      </Link>
                    )}
                    <SampleMark sample={bill.sample} />
                  </>
                ),
              },
              {
                ...{ key: 'payer', title: t('payer') },
                render: (bill) => (
                  <>
                    {bill.payerName}
                    <div className="numbers">{bill.payerCompany}</div>
                  </>
                ),
              },
              ...(open ? [{ key: 'office', title: t('office'), render: (bill: TaxBill) => office(bill.customsOffice) }] : []),
              { key: 'taxes', title: t('byTax'), render: (bill) => <BillTaxes bill={bill} /> },
              {
                ...{ key: 'total', title: `${t('total')} (${t('yuan')})` },
                render: (bill) => (
                  <>
                    <Amount yuan={bill.total} strong />
                    {bill.lateFee !== '0.00' && (
                      <div>
                        {t('lateFee')} <Amount yuan={bill.lateFee} />
                      </div>
                    )}
                  </>
                ),
              },
              {
                ...{ key: 'due', title: t('due') },
                render: (bill) => (
                  <>
                    <span className="numbers">{bill.dueDay}</span> {open && bill.overdue && <BillStatus bill={bill} />}
                  </>
                ),
              },
              ...(open ? [] : [{ key: 'how', title: t('how'), render: (bill: TaxBill) => <BillReceipt bill={bill} /> }]),
              ...(open ? [] : [{ key: 'ended', title: t('ended'), render: (bill: TaxBill) => <Moment at={bill.endedAt} /> }]),
              ...(open && isBank
                ? [
                    {
                      ...{ key: 'act', title: t('act'), actions: true },
                      render: (bill: TaxBill) => (
                        <Button
                          size="small"
                          type="primary"
                          aria-label={t('confirmOne', { no: bill.billNo })}
                          onClick={() => {
                            setUrl({ confirm: bill.billNo });
                          }}
                        >
                          {t('confirm')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </PagedView>
      {isBank && chosen !== undefined && (
        <SettleModal
          key={chosen.billNo}
          bill={chosen}
          onDone={confirmed}
          onClose={() => {
            setUrl({ confirm: '' });
          }}
        />
      )}
    </Page>
  );
}
