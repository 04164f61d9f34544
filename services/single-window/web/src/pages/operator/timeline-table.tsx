import { Typography } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import type { DeclarationDetail, TimelineEntry } from '#src/pages/operator/declaration-detail';
import { useBasis } from '#src/pages/operator/legal-basis';
import { useCodeName } from '#src/ui/code-names';
import { durationText } from '#src/ui/duration';
import { Moment } from '#src/ui/moment';
import { PlainTable } from '#src/ui/plain-table';

/** From here on it is worth telling that a fact was recorded later than it happened. */
const LATE_MS = 60_000;

/** Every fact with both times, who reported it, and the receipt by which it is found again. */
export function TimelineTable({ detail }: { readonly detail: DeclarationDetail }) {
  const t = useTexts(operatorTexts);
  const fact = useCodeText(operatorTexts, 'fact');
  const authority = useCodeText(shellTexts, 'authority');
  const reporter = useReporter(detail);
  return (
    <PlainTable
      label={t('detail.timeline')}
      rows={detail.timeline}
      rowKey={(entry, place) => `${entry.receipt} ${String(place)}`}
      columns={[
        { key: 'occurred', title: t('detail.occurred'), width: '14%', render: (entry) => <Moment at={entry.occurredAt} seconds /> },
        {
          ...{ key: 'fact', title: t('detail.fact'), width: '16%' },
          render: (entry) => (
            <strong>
              {fact(entry.fact)}
              {entry.authority !== null && ` · ${authority(entry.authority)}`}
            </strong>
          ),
        },
        { key: 'note', title: t('detail.note'), render: (entry) => <Note entry={entry} /> },
        { key: 'reporter', title: t('detail.reporter'), width: '13%', render: (entry) => reporter(entry.source) },
        { key: 'recorded', title: t('detail.recorded'), width: '14%', render: (entry) => <Recorded entry={entry} /> },
        {
          ...{ key: 'receipt', title: t('detail.receipt'), width: '16%' },
          render: (entry) => <Typography.Text style={{ fontSize: 12, color: '#595959' }}>{entry.receipt}</Typography.Text>,
        },
      ]}
    />
  );
}

function Recorded({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTexts(operatorTexts);
  const shell = useTexts(shellTexts);
  const late = entry.occurredAt === null || entry.recordedAt === null ? 0 : Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt);
  return (
    <div>
      <Moment at={entry.recordedAt} seconds />
      {late >= LATE_MS && (
        <div style={{ fontSize: 12, color: '#595959' }}>{t('detail.later', { duration: durationText(shell, late) })}</div>
      )}
    </div>
  );
}

function Note({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTexts(operatorTexts);
  const finding = useCodeText(operatorTexts, 'findings');
  const basis = useBasis();
  // carriers write the office there, or a place of their own
  const office = useCodeName('customs-offices');
  const parts = [
    entry.finding === null ? '' : finding(entry.finding),
    entry.reason ?? '',
    entry.legalBasis === null ? '' : `${t('detail.legalBasis')}: ${basis(entry.legalBasis)}`,
    entry.location === null ? '' : t('detail.notePlace', { place: office(entry.location) }),
    entry.containerIds.length === 0 ? '' : t('detail.noteContainers', { list: entry.containerIds.join(' ') }),
  ];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}

/** An authority, a company of this declaration by its name, or whatever stands there. */
function useReporter({ row, content }: DeclarationDetail): (source: string) => string {
  const authority = useCodeText(shellTexts, 'authority');
  const other = useCodeText(operatorTexts, 'source');
  const parties = [content.header?.trader, content.header?.declarant, content.header?.owner];
  const names = new Map(
    parties.flatMap((party) => (party?.creditCode === undefined ? [] : [[party.creditCode, party.name ?? ''] as const])),
  );
  names.set(row.traderCompany, row.traderName);
  return (source) => {
    const company = names.get(source) ?? '';
    return company !== '' ? company : other(authority(source));
  };
}
