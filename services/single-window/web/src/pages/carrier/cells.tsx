import { Tooltip } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { shellTexts } from '#src/i18n/shell';

/** Container numbers of a row: the first, how many more, all of them in the tooltip. */
export function Containers({ ids }: { readonly ids: readonly string[] }) {
  const t = useTexts(carrierTexts);
  const [first, ...others] = ids;
  if (first === undefined) return <>{t('own.whole')}</>;
  if (others.length === 0) return <span className="numbers">{first}</span>;
  return (
    <Tooltip title={ids.join(' ')}>
      <span className="numbers">
        {first} {t('own.more', { count: ids.length })}
      </span>
    </Tooltip>
  );
}

export function Mode({ code }: { readonly code: string }) {
  const t = useTexts(shellTexts);
  const say = useCodeText(shellTexts, 'mode');
  return <>{code === '' ? t('none') : say(code)}</>;
}
