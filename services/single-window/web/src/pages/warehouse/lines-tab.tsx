import { Button, Checkbox, Flex, Input, Tag, Tooltip } from 'antd';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { Account, AccountLine } from '#src/pages/warehouse/account';
import { LedgerDrawer } from '#src/pages/warehouse/ledger-drawer';
import { Quantity } from '#src/ui/quantity';
import { useCodeName } from '#src/ui/code-names';
import { useNow } from '#src/ui/duration';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { shanghaiDay } from '#src/ui/time';
import { textPart, useUrlState } from '#src/ui/url-state';

const PARTS = { q: textPart(), soon: textPart(), line: textPart() };
const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** The lines of an account with the four counters, balance and available quantity; the ledger of a line opens beside them. */
export function LinesTab({ account }: { readonly account: Account }) {
  const t = useTexts(warehouseTexts);
  const now = useNow();
  const [{ q, soon, line }, setState] = useUrlState(PARTS);
  const columns = useColumns((lineNo) => {
    setState({ line: lineNo });
  });
  const wanted = q.trim().toLowerCase();
  const rows = account.lines.filter(
    (each) =>
      (soon === '' || daysLeft(each, now) <= SOON_DAYS) &&
      (wanted === '' || [each.lineNo, each.hsCode, each.name].some((text) => text.toLowerCase().includes(wanted))),
  );
  return (
    <>
      <Flex wrap gap={12} align="center" style={{ marginBottom: 8 }}>
        <Input
          allowClear
          value={q}
          aria-label={t('line.search')}
          placeholder={t('line.search')}
          style={{ width: 260 }}
          onChange={(event) => {
            setState({ q: event.target.value }, { replace: true });
          }}
        />
        <Checkbox
          checked={soon !== ''}
          onChange={(event) => {
            setState({ soon: event.target.checked ? '1' : '' });
          }}
        >
          {t('line.soonOnly')}
        </Checkbox>
      </Flex>
      <RowsView
        label={t('line.table')}
        rows={rows}
        rowKey={({ lineNo }) => lineNo}
        columns={columns}
        pageSize={50}
        empty={t('line.empty')}
      />
      <p style={{ color: '#595959', margin: '8px 0 0' }}>
        {t('counter.balanceHint')} · {t('counter.availableHint')}
      </p>
      <LedgerDrawer
        accountNo={account.accountNo}
        line={account.lines.find(({ lineNo }) => lineNo === line)}
        onClose={() => {
          setState({ line: '' });
        }}
      />
    </>
  );
}

/** Infinity: no limit; below 1: it has come. */
function daysLeft({ limitAt }: AccountLine, now: number): number {
  return limitAt === null ? Infinity : (new Date(limitAt).getTime() - now) / DAY_MS;
}

function useColumns(onLedger: (lineNo: string) => void): readonly RowColumn<AccountLine>[] {
  const t = useTexts(warehouseTexts);
  const unitName = useCodeName('units');
  const counter = (key: 'actlInc' | 'actlRedc' | 'prevdInc' | 'prevdRedc'): RowColumn<AccountLine> => ({
    key,
    align: 'right',
    // the code of the standard, for who talks to customs
    title: <Hint text={key}>{t(`counter.${key}`)}</Hint>,
    render: (line) => <Quantity of={line[key]} />,
  });
  return [
    {
      ...{ key: 'no', title: t('line.no') },
      render: ({ lineNo, name }) => (
        <>
          <span className="numbers">{lineNo}</span> {name}
        </>
      ),
    },
    { key: 'hs', title: t('line.hsCode'), render: ({ hsCode }) => <span className="numbers">{hsCode}</span> },
    { key: 'unit', title: t('line.unit'), render: ({ unit }) => unitName(unit) },
    ...(['actlInc', 'actlRedc', 'prevdInc', 'prevdRedc'] as const).map(counter),
    {
      ...{ key: 'balance', align: 'right', title: <Hint text={t('counter.balanceHint')}>{t('counter.balance')}</Hint> },
      render: ({ balance }) => <Quantity of={balance} />,
    },
    {
      ...{ key: 'available', align: 'right', title: <Hint text={t('counter.availableHint')}>{t('counter.available')}</Hint> },
      render: ({ available }) => <Quantity of={available} strong />,
    },
    { key: 'limit', title: t('line.limit'), render: (line) => <Limit line={line} /> },
    {
      ...{ key: 'ledger', title: '', actions: true },
      render: ({ lineNo }) => (
        <Button
          size="small"
          aria-label={t('line.ledgerOf', { no: lineNo })}
          onClick={() => {
            onLedger(lineNo);
          }}
        >
          {t('line.ledger')}
        </Button>
      ),
    },
  ];
}

function Hint({ text, children }: { readonly text: string; readonly children: string }) {
  return (
    <Tooltip title={text}>
      <span style={{ textDecoration: 'underline dotted' }}>{children}</span>
    </Tooltip>
  );
}

function Limit({ line }: { readonly line: AccountLine }) {
  const t = useTexts(warehouseTexts);
  const left = daysLeft(line, useNow());
  if (line.limitAt === null) return <>{t('line.noLimit')}</>;
  return (
    <>
      <span className="numbers">{shanghaiDay(line.limitAt)}</span> {left <= 0 && <Tag color="error">{t('line.expired')}</Tag>}
      {left > 0 && left <= SOON_DAYS && <Tag color="warning">{t('line.daysLeft', { count: Math.ceil(left) })}</Tag>}
    </>
  );
}
