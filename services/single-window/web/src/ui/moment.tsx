import { Tooltip } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { shanghaiTime, utcTime } from '#src/ui/time';

interface MomentProps {
  readonly at: string | number | null | undefined;
  readonly seconds?: boolean;
}

/** A moment in Asia/Shanghai, its UTC in the tooltip; a dash where there is none. */
export function Moment({ at, seconds = false }: MomentProps) {
  const t = useTexts(shellTexts);
  if (at === null || at === undefined || at === '') return <>{t('none')}</>;
  return (
    <Tooltip title={`${t('utc')} ${utcTime(at)}`}>
      <time className="numbers" dateTime={new Date(at).toISOString()}>
        {shanghaiTime(at, { seconds })}
      </time>
    </Tooltip>
  );
}
