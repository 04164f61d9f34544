import { Tag } from 'antd';
import { amendTexts } from '#src/i18n/amend';
import { useBilingual, useTexts } from '#src/i18n/area';
import { PlainTable } from '#src/ui/plain-table';
import type { FieldDifference } from './changes-api.ts';
import './changes.css';

/** Field by field, what a request changes (修改前后对照): the value before is struck, the one after is strong, and words say which is which. */
export function DifferenceTable({ differences }: { readonly differences: readonly FieldDifference[] }) {
  const t = useTexts(amendTexts);
  const say = useBilingual();
  if (differences.length === 0) return <p>{t('difference.none')}</p>;
  const empty = <span className="change-empty">{t('difference.empty')}</span>;
  return (
    <PlainTable
      label={`${t('difference.title')} · ${t('difference.count', { count: differences.length })}`}
      rows={differences}
      rowKey={({ path, kind }) => `${kind} ${path}`}
      columns={[
        {
          ...{ key: 'field', title: t('difference.field'), width: '34%' },
          render: ({ label, kind }) => (
            <>
              {say(label)} {kind !== 'changed' && <Tag variant="outlined">{t(`difference.${kind}`)}</Tag>}
            </>
          ),
        },
        {
          key: 'before',
          title: t('difference.before'),
          width: '33%',
          render: ({ before }) => (before === '' ? empty : <del className="change-before">{before}</del>),
        },
        {
          key: 'after',
          title: t('difference.after'),
          width: '33%',
          render: ({ after }) => (after === '' ? empty : <ins className="change-after">{after}</ins>),
        },
      ]}
    />
  );
}
