import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, DisconnectOutlined, LoadingOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { EntryFaults, useFaultLines } from './entry-faults.tsx';
import type { Entry, EntryStatus } from './upload-queue.ts';

const LOOK: Readonly<Record<EntryStatus, { readonly color: string; readonly icon: React.ReactNode }>> = {
  waiting: { color: 'default', icon: <ClockCircleOutlined aria-hidden /> },
  sending: { color: 'processing', icon: <LoadingOutlined aria-hidden /> },
  accepted: { color: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  repeated: { color: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  refused: { color: 'error', icon: <CloseCircleOutlined aria-hidden /> },
  failed: { color: 'warning', icon: <DisconnectOutlined aria-hidden /> },
};

/** One row a declaration: where it comes from, how far it is, its number or its faults by line. */
export function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTexts(declareTexts);
  const linesOf = useFaultLines();
  const columns: readonly RowColumn<Entry>[] = [
    {
      key: 'source',
      title: t('upload.head.source'),
      width: 300,
      render: ({ file, reference }) => (reference === '' ? file : t('upload.row', { file, reference })),
    },
    {
      key: 'status',
      title: t('upload.head.status'),
      width: 130,
      render: ({ status }) => (
        <Tag color={LOOK[status].color} icon={LOOK[status].icon}>
          {t(`upload.status.${status}`)}
        </Tag>
      ),
    },
    {
      key: 'result',
      title: t('upload.head.result'),
      render: (entry) => (
        <div className="upload-result">
          {entry.declarationNo !== '' && (
            <Link to="/declarations/$id" params={{ id: entry.declarationId }} className="numbers">
              {entry.declarationNo}
            </Link>
          )}
          <Faults entry={entry} linesOf={linesOf} />
        </div>
      ),
    },
  ];
  return (
    <RowsView
      label={t('upload.title')}
      rows={entries}
      rowKey={({ id }) => String(id)}
      columns={columns}
      empty={t('upload.empty')}
      pageSize={100}
    />
  );
}

const SHOWN = 5;

function Faults({ entry, linesOf }: { readonly entry: Entry; readonly linesOf: ReturnType<typeof useFaultLines> }) {
  const t = useTexts(declareTexts);
  const lines = linesOf(entry);
  if (lines.length === 0) return null;
  const errors = lines.some(({ severity }) => severity === 'error');
  const shown = errors ? lines : [];
  return (
    <>
      {shown.length > 0 && <EntryFaults lines={shown.slice(0, SHOWN)} />}
      {lines.length > shown.slice(0, SHOWN).length && (
        <details>
          <summary>{t(errors ? 'upload.faults' : 'upload.warnings', { count: lines.length })}</summary>
          <EntryFaults lines={lines} />
        </details>
      )}
    </>
  );
}
