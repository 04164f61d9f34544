import { DownloadOutlined, InboxOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Collapse, Progress, Upload } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { Page } from '#src/ui/page';
import { csvOf, saveFile } from '#src/ui/save-file';
import { ImportForeign } from './foreign/import-foreign.tsx';
import { CSV_COLUMNS, templateRows } from './upload/csv-columns.ts';
import { useFaultLines } from './upload/entry-faults.tsx';
import { EntryTable } from './upload/entry-table.tsx';
import { entriesOf } from './upload/read-files.ts';
import { createUploadQueue } from './upload/upload-queue.ts';
import type { Entry } from './upload/upload-queue.ts';
import './declare.css';

/** Lives as long as the tab: whoever looks at another page meanwhile finds it again. */
const queue = createUploadQueue();

/** Many declarations by file: DecMessage XML and CSV; the good ones go through, the bad ones are told by line. */
export function UploadPage() {
  const t = useTexts(declareTexts);
  const entries = useSyncExternalStore(queue.subscribe, queue.view);
  const linesOf = useFaultLines();
  const [reading, setReading] = useState(0);
  const count = (...statuses: readonly Entry['status'][]) => entries.filter(({ status }) => statuses.includes(status)).length;
  const failed = count('failed');
  const open = count('waiting', 'sending') + reading;
  const take = async (file: File) => {
    setReading((before) => before + 1);
    try {
      queue.add(await entriesOf(file));
    } finally {
      setReading((before) => before - 1);
    }
  };
  const saveResults = () => {
    const rows = entries.map((entry) => [
      ...[entry.file, entry.reference, t(`upload.status.${entry.status}`), entry.declarationNo],
      linesOf(entry)
        .map(({ place, text }) => `${place} ${text}`)
        .join('\n'),
    ]);
    saveFile('results.csv', csvOf([['file', 'reference', 'status', 'declarationNo', 'faults'], ...rows]));
  };
  return (
    <Page
      title={t('upload.title')}
      actions={
        <>
          <ImportForeign />
          <Button
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => {
              saveFile('declarations-template.csv', csvOf(templateRows()));
            }}
          >
            {t('upload.template')}
          </Button>
          {entries.length > 0 && (
            <>
              {failed > 0 && (
                <Button
                  type="primary"
                  icon={<ReloadOutlined aria-hidden />}
                  onClick={() => {
                    queue.retry();
                  }}
                >
                  {t('upload.retry', { count: failed })}
                </Button>
              )}
              <Button icon={<DownloadOutlined aria-hidden />} onClick={saveResults}>
                {t('upload.results')}
              </Button>
              <Button
                onClick={() => {
                  queue.clear();
                }}
              >
                {t('upload.clear')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Upload.Dragger
        multiple
        height={148}
        accept=".xml,.csv"
        showUploadList={false}
        aria-label={t('upload.choose')}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden style={{ fontSize: 28, color: '#0b5cad' }} />
        </p>
        <p>{t('upload.drop')}</p>
        <p className="grid-help">{t('upload.dropHelp')}</p>
      </Upload.Dragger>
      <Collapse
        size="small"
        style={{ margin: '8px 0' }}
        items={[{ key: 'format', label: t('upload.formatTitle'), children: <Format /> }]}
      />
      {entries.length > 0 && (
        <Card size="small">
          <Alert
            type={open > 0 ? 'info' : failed > 0 || count('refused') > 0 ? 'warning' : 'success'}
            role="status"
            title={t('upload.summary', {
              ...{ total: entries.length, accepted: count('accepted', 'repeated'), refused: count('refused'), failed, open },
            })}
          />
          <Progress percent={Math.round((100 * (entries.length - open)) / entries.length)} aria-label={t('upload.title')} size="small" />
          <EntryTable entries={entries} />
        </Card>
      )}
    </Page>
  );
}

function Format() {
  const t = useTexts(declareTexts);
  return (
    <>
      <p>{t('upload.format')}</p>
      <p>
        <b>{t('upload.columns')}</b>
      </p>
      <p className="csv-columns">
        {CSV_COLUMNS.map((name) => (
          <code key={name}>{name} </code>
        ))}
      </p>
    </>
  );
}
