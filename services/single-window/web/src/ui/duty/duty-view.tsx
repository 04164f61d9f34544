import { Alert } from 'antd';
import { useBilingual, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { Amount } from '#src/ui/duty/amount';
import type { Duty } from '#src/ui/duty/duty';
import { DutyGaps } from '#src/ui/duty/duty-gaps';
import { DutyItems } from '#src/ui/duty/duty-items';
import { DutyKept } from '#src/ui/duty/duty-kept';
import { DutyRates } from '#src/ui/duty/duty-rates';
import { DutySteps } from '#src/ui/duty/duty-steps';
import { DutyTotals } from '#src/ui/duty/duty-totals';
import { UnverifiedRates } from '#src/ui/duty/unverified-rates';
import { FieldList } from '#src/ui/field-list';
import '#src/ui/duty/duty.css';

/** The worked calculation (税费计算), to read and to print: what is missing, totals, goods, each step, and where every rate is from. */
export function DutyView({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts);
  const say = useBilingual();
  const { items, steps, rates, gaps, notes } = duty;
  return (
    <div className="duty-view">
      <DutyGaps gaps={gaps} />
      <DutyKept duty={duty} />
      <section aria-label={t('facts')}>
        <DutyFacts duty={duty} />
      </section>
      <section>
        <h2>{t('totals')}</h2>
        <DutyTotals duty={duty} />
        <UnverifiedRates rates={rates} />
      </section>
      {items.length > 0 && (
        <section>
          <h2>{t('items')}</h2>
          <DutyItems duty={duty} />
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h2>{t('whole')}</h2>
          <DutySteps label={t('whole')} steps={steps} rates={rates} />
        </section>
      )}
      {items.map(({ itemNo, hsCode, name, steps: own }, place) =>
        own.length === 0 ? null : (
          <section key={`${itemNo} ${String(place)}`}>
            <h2>
              {t('item', { no: itemNo })} · <span className="numbers">{hsCode}</span> {name}
            </h2>
            <DutySteps label={t('item', { no: itemNo })} steps={own} rates={rates} />
          </section>
        ),
      )}
      {rates.length > 0 && (
        <section>
          <h2>{t('rates')}</h2>
          <DutyRates rates={rates} />
        </section>
      )}
      {notes.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('notes')}
          description={
            <ul className="duty-gaps">
              {notes.map((note) => (
                <li key={note.en}>{say(note)}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

function DutyFacts({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts);
  return (
    <FieldList
      fields={[
        { key: 'accepted', label: duty.declarationNo === null ? t('today') : t('acceptedDay'), value: duty.acceptedDay },
        { key: 'law', label: t('lawDay'), value: `${duty.lawDay} · ${t(`basis.${duty.lawDayBasis}`)}` },
        { key: 'exchange', label: t('exchangeRateDay'), value: `${duty.exchangeRateDay} · ${t('exchangeRateNote')}` },
        { key: 'value', label: t('customsValue'), value: <Amount yuan={duty.customsValue} /> },
        { key: 'version', label: t('tablesVersion'), value: <span className="duty-formula">{duty.codeTablesVersion}</span> },
      ]}
    />
  );
}
