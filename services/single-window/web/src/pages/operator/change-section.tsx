import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import type { DeclarationDetail } from '#src/pages/operator/declaration-detail';
import { TakeBackButton } from '#src/pages/operator/take-back-button';
import { ChangeHistory } from '#src/ui/changes/change-history';
import { versionsQuery } from '#src/ui/changes/changes-api';
import { QueryView } from '#src/ui/query-view';

const ASKED: ReadonlySet<string> = new Set(['AMENDMENT_REQUESTED', 'WITHDRAWAL_REQUESTED']);

/** Why nothing can be asked now, or what is being asked. */
export function ChangeNotice({ row }: Pick<DeclarationDetail, 'row'>) {
  const t = useTexts(amendTexts);
  if (row.openRequest === 'AMENDMENT' || row.openRequest === 'WITHDRAWAL') {
    const asked = t('act.open', { kind: t(`kind.${row.openRequest}`) });
    return <Alert type="info" showIcon title={asked} action={<TakeBackButton row={row} />} style={{ marginBottom: 12 }} />;
  }
  if (row.status !== 'INSPECTING' && row.status !== 'DETAINED') return null;
  return <Alert type="info" showIcon title={t(`act.none.${row.status}`)} style={{ marginBottom: 12 }} />;
}

/** Versions and requests of a declaration that was ever asked to be changed; nothing for all the others. */
export function ChangeSection({ detail: { row, timeline } }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(amendTexts);
  const asked = timeline.some(({ fact }) => ASKED.has(fact));
  const query = useQuery({ ...versionsQuery(row.id), enabled: asked });
  if (!asked) return null;
  return (
    <section aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      <QueryView query={query}>{(versions) => <ChangeHistory versions={versions} />}</QueryView>
    </section>
  );
}
