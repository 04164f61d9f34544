import { CheckCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { FieldList } from '#src/ui/field-list';
import { Moment } from '#src/ui/moment';
import { useCodeName } from '#src/ui/code-names';
import type { CaseFile } from './case-file.ts';

/** The cargo: where it comes from, and which of its containers have arrived when. */
export function CaseCargo({ file }: { readonly file: CaseFile }) {
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const direction = useCodeText(shellTexts, 'direction');
  const office = useCodeName('customs-offices');
  const places =
    file.arrivals.length > 0
      ? file.arrivals.map((each) => ({ name: each.containerId, at: each.arrivedAt }))
      : [{ name: t('case.wholeBill'), at: file.billArrivedAt ?? file.arrivedAt }];
  return (
    <Card size="small" title={<h2 className="case-heading">{t('case.cargo')}</h2>}>
      <FieldList
        fields={[
          {
            key: 'trader',
            label: t('column.trader'),
            value: `${file.traderName || shell('none')} · ${file.billNo || shell('none')}`,
            wide: true,
          },
          { key: 'way', label: t('column.mode'), value: `${direction(file.direction ?? '')} · ${mode(file.transportMode)}` },
          { key: 'office', label: t('queue.office'), value: office(file.customsOffice) },
        ]}
      />
      <ul className="case-arrivals" aria-label={t('case.containers')}>
        {places.map(({ name, at }) => (
          <li key={name}>
            {at === null ? <ClockCircleOutlined /> : <CheckCircleOutlined style={{ color: '#135200' }} />}{' '}
            <span className="numbers">{name}</span>{' '}
            {at === null ? (
              t('case.notArrived')
            ) : (
              <>
                {t('case.arrived')} <Moment at={at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
