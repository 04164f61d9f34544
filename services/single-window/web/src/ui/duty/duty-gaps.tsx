import { Alert } from 'antd';
import { useBilingual, useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import type { Duty } from '#src/ui/duty/duty';

/** What keeps the calculation from being whole, each with what to do. */
export function DutyGaps({ gaps }: { readonly gaps: Duty['gaps'] }) {
  const t = useTexts(dutyTexts);
  const say = useBilingual();
  if (gaps.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('incomplete', { count: gaps.length })}
      description={
        <>
          {t('incompleteText')}
          <ul className="duty-gaps">
            {gaps.map(({ path, table, code, message, hint }) => (
              <li key={`${path} ${table ?? ''} ${code ?? ''} ${message.en}`}>
                {say(message)}
                <div className="duty-hint">{say(hint)}</div>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
