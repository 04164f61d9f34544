import { Tag } from 'antd';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { useNameOfCode } from '#src/ui/code-names';

/** That a declaration is a zone record list (备案清单), and of which kind; nothing of all others. */
export function ListTypeTag({ type }: { readonly type: string | null }) {
  const t = useTexts(operatorTexts);
  const nameOf = useNameOfCode('list-types');
  if (type === null) return null;
  return (
    <Tag variant="outlined" title={nameOf(type) ?? type}>
      {type === '2' ? t('recordList.enterFirst') : t('recordList.name')}
    </Tag>
  );
}
