import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { Amount } from '#src/ui/duty/amount';
import type { DutyRate, DutyStep } from '#src/ui/duty/duty';
import { PlainTable } from '#src/ui/plain-table';

interface StepsProps {
  readonly label: string;
  readonly steps: readonly DutyStep[];
  readonly rates: readonly DutyRate[];
}

/** Steps as one would write them down: formula, figure before rounding, how it was rounded, result, and by which rate. */
export function DutySteps({ label, steps, rates }: StepsProps) {
  const t = useTexts(dutyTexts);
  const say = useBilingual();
  const rounding = useCodeText(dutyTexts, 'rounding');
  const table = useCodeText(dutyTexts, 'table');
  const nameOf = (id: string): string => {
    const rate = rates.find((each) => each.id === id);
    return rate === undefined ? id : `${table(rate.table)}: ${say(rate.name)}`;
  };
  return (
    <PlainTable
      label={label}
      rows={steps}
      rowKey={({ kind }, place) => `${kind} ${String(place)}`}
      columns={[
        { key: 'step', title: t('step'), width: '19%', render: ({ name }) => say(name) },
        {
          key: 'expression',
          title: t('expression'),
          width: '31%',
          render: ({ expression }) => <span className="duty-formula">{expression}</span>,
        },
        {
          ...{ key: 'exact', title: `${t('exact')} · ${t('rounding.name')}`, width: '17%' },
          render: (step) =>
            step.rounding === 'none' ? (
              ''
            ) : (
              <>
                <div className="duty-formula">{step.exact}</div>
                <div className="duty-hint">{rounding(step.rounding)}</div>
              </>
            ),
        },
        { key: 'result', title: t('result'), width: '13%', align: 'right', render: ({ result }) => <Amount yuan={result} strong /> },
        { key: 'rates', title: t('basedOn'), render: (step) => step.rates.map(nameOf).join('; ') },
      ]}
    />
  );
}
