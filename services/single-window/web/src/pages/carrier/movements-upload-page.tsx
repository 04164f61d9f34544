import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { readMovementFile, templateRows } from '#src/pages/carrier/movement-file';
import type { FileLine } from '#src/pages/carrier/movement-file';
import { UploadFile } from '#src/pages/carrier/upload-file';
import { Page } from '#src/ui/page';
import { readTextFile } from '#src/ui/read-table';
import { csvOf, saveFile } from '#src/ui/save-file';
import { shanghaiTime } from '#src/ui/time';

const MOST_LINES = 5000;

interface Chosen {
  readonly name: string;
  readonly lines: readonly FileLine[];
}

/** Movements by file 物流节点批量上传: read here, looked over, then reported; a line with a fault holds up no other. */
export function MovementsUploadPage() {
  const t = useTexts(carrierTexts);
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const choose = async (file: File) => {
    setChosen({ name: file.name, lines: readMovementFile(await readTextFile(file), Date.now()) });
  };
  const saveTemplate = () => {
    saveFile(`${t('upload.templateName')}.csv`, csvOf(templateRows(shanghaiTime(Date.now()))));
  };
  return (
    <Page
      title={t('upload.title')}
      actions={
        <>
          <Button icon={<DownloadOutlined />} onClick={saveTemplate}>
            {t('upload.template')}
          </Button>
          {chosen !== undefined && (
            <Button
              onClick={() => {
                setChosen(undefined);
              }}
            >
              {t('upload.another')}
            </Button>
          )}
        </>
      }
    >
      <Typography.Paragraph type="secondary">{t('upload.intro')}</Typography.Paragraph>
      {chosen === undefined ? <Chooser onFile={(file) => void choose(file)} /> : <Read {...chosen} />}
    </Page>
  );
}

function Chooser({ onFile }: { readonly onFile: (file: File) => void }) {
  const t = useTexts(carrierTexts);
  return (
    <Upload.Dragger
      height={180}
      accept=".csv,.txt,.tsv,text/csv"
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">{t('upload.choose')}</p>
      <p className="ant-upload-hint">{t('upload.drop')}</p>
    </Upload.Dragger>
  );
}

function Read({ name, lines }: Chosen) {
  const t = useTexts(carrierTexts);
  if (lines.length === 0) return <Alert type="warning" showIcon title={t('upload.nothing')} />;
  if (lines.length > MOST_LINES) return <Alert type="warning" showIcon title={t('upload.tooMany', { count: lines.length })} />;
  return <UploadFile name={name} lines={lines} />;
}
