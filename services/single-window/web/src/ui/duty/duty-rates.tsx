import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import type { DutyRate } from '#src/ui/duty/duty';
import { PlainTable } from '#src/ui/plain-table';
import { RuleTag } from '#src/ui/trust-tags';

/** Every row that the calculation used, with its days, its source, whether anybody has checked it, and the version of its table. */
export function DutyRates({ rates }: { readonly rates: readonly DutyRate[] }) {
  const t = useTexts(dutyTexts);
  const say = useBilingual();
  const title = useCodeText(dutyTexts, 'table');
  const figure = useCodeText(dutyTexts, 'figure');
  const value = useCodeText(dutyTexts, 'code');
  return (
    <PlainTable
      label={t('rates')}
      rows={rates}
      rowKey={({ id }) => id}
      columns={[
        {
          ...{ key: 'rate', title: t('rate'), width: '22%' },
          render: ({ name, table, code }) => (
            <>
              {title(table)}: {say(name)}
              <div className="duty-hint">
                {table} · {code}
              </div>
            </>
          ),
        },
        {
          ...{ key: 'figures', title: t('figures'), width: '17%' },
          render: ({ figures }) =>
            Object.entries(figures).map(([name, text]) => (
              <div key={name}>
                {figure(name)} <strong>{value(text)}</strong>
              </div>
            )),
        },
        {
          ...{ key: 'valid', title: t('valid'), width: '13%' },
          render: ({ validFrom, validTo }) => (
            <>
              <span className="numbers">{validFrom}</span> – <span className="numbers">{validTo ?? t('noEnd')}</span>
            </>
          ),
        },
        { key: 'trust', title: t('trust'), width: '11%', render: ({ confidence }) => <RuleTag group="confidence" value={confidence} /> },
        { key: 'source', title: t('source'), render: ({ source }) => source },
        {
          ...{ key: 'version', title: t('version'), width: '13%' },
          render: ({ tableVersion }) => <span className="duty-formula duty-hint">{tableVersion}</span>,
        },
      ]}
    />
  );
}
