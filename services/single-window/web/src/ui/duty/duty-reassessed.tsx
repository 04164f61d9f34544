import { Alert, Collapse } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { lifecycleTexts } from '#src/i18n/lifecycle';
import { Amount } from '#src/ui/duty/amount';
import type { Duty } from '#src/ui/duty/duty';
import { DutyRates } from '#src/ui/duty/duty-rates';
import { DutySteps } from '#src/ui/duty/duty-steps';
import { PlainTable } from '#src/ui/plain-table';

interface Line {
  readonly key: string;
  readonly before: string | null;
  readonly now: string | null;
}

/** Both calculations of an advance import, and why there are two (税费重新核定): nothing where the day of the law did not change. */
export function DutyReassessed({ duty }: { readonly duty: Duty }) {
  const t = useTexts(lifecycleTexts);
  const taxName = useCodeText(dutyTexts, 'tax');
  const { before } = duty;
  if (before === null) return null;
  const payableOf = (totals: Duty['totals'], tax: string) => totals.find((each) => each.tax === tax)?.payable ?? null;
  const taxes = [...new Set([...before.totals, ...duty.totals].map(({ tax }) => tax))];
  const lines: readonly Line[] = [
    { key: 'value', before: before.customsValue, now: duty.customsValue },
    ...taxes.map((tax) => ({ key: tax, before: payableOf(before.totals, tax), now: payableOf(duty.totals, tax) })),
    { key: 'payable', before: before.payable, now: duty.payable },
    { key: 'secured', before: before.secured, now: duty.secured },
  ];
  const name = (key: string): string => (key === 'value' || key === 'payable' || key === 'secured' ? t(`duty.${key}`) : taxName(key));
  const steps = [...before.items.flatMap((item) => item.steps), ...before.steps];
  const days = { before: before.lawDay, now: duty.lawDay };
  return (
    <section aria-label={t('duty.title')}>
      <Alert
        type="info"
        showIcon
        title={t('duty.title')}
        description={duty.reassessments.length === 0 ? `${t('duty.why', days)} ${t('duty.unchanged')}` : t('duty.why', days)}
        style={{ marginBottom: 12 }}
      />
      <h2>{t('duty.table')}</h2>
      <PlainTable
        label={t('duty.table')}
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          { key: 'amount', title: t('duty.amount'), width: '28%', render: ({ key }) => <strong>{name(key)}</strong> },
          { ...{ key: 'before', title: t('duty.before', { day: before.lawDay }), align: 'right' }, render: (line) => <Amount yuan={line.before} /> }, // prettier-ignore
          {
            ...{ key: 'now', title: t('duty.now', { day: duty.lawDay }), align: 'right' },
            render: (line) => <Amount yuan={line.now} strong />,
          },
          { ...{ key: 'difference', title: t('duty.difference'), align: 'right' }, render: (line) => <Amount yuan={differenceOf(line)} /> },
        ]}
      />
      <Collapse
        className="no-print"
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'whole',
            label: t('duty.whole'),
            children: (
              <>
                <DutySteps label={t('duty.whole')} steps={steps} rates={before.rates} />
                <DutyRates rates={before.rates} />
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** In fen, so that no digit is lost; null where one of the two is not known. */
function differenceOf({ before, now }: Line): string | null {
  if (before === null || now === null) return null;
  const difference = fenOf(now) - fenOf(before);
  const digits = (difference < 0n ? -difference : difference).toString().padStart(3, '0');
  const sign = difference < 0n ? '−' : difference > 0n ? '+' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const fenOf = (yuan: string): bigint => {
  const [whole = '0', places = ''] = yuan.split('.');
  return BigInt(whole) * 100n + BigInt(places.padEnd(2, '0').slice(0, 2));
};
