import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Progress, Switch } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { outcomeOf, useLineFaults } from '#src/pages/carrier/line-result';
import { COLUMNS, templateRows } from '#src/pages/carrier/movement-file';
import type { FileLine } from '#src/pages/carrier/movement-file';
import { UploadLines } from '#src/pages/carrier/upload-lines';
import { useUpload } from '#src/pages/carrier/use-upload';
import { ProblemAlert } from '#src/ui/problem-alert';
import { csvOf, saveFile } from '#src/ui/save-file';

/** One file that was read: how many lines can be sent, the sending, and what became of each line. */
export function UploadFile({ name, lines }: { readonly name: string; readonly lines: readonly FileLine[] }) {
  const t = useTexts(carrierTexts);
  const faultsOf = useLineFaults();
  const { results, sending, error, send } = useUpload();
  const [wrongOnly, setWrongOnly] = useState(false);
  const count = (...outcomes: readonly string[]) => lines.filter((line) => outcomes.includes(outcomeOf(line, results))).length;
  const good = lines.filter(({ movement }) => movement !== undefined).length;
  const left = count('ready');
  const isWrong = (line: FileLine) => ['wrong', 'refused'].includes(outcomeOf(line, results));
  const saveFaulty = () => {
    const rows = lines
      .filter(isWrong)
      .map((line) => [...COLUMNS.map((column) => line.cells[column]), faultsOf(line, results.get(line.line)).join(' ')]);
    saveFile(`${t('upload.faultyName')}.csv`, csvOf([[...(templateRows('')[0] ?? []), t('upload.faultColumn')], ...rows]));
  };
  return (
    <>
      <Alert
        type={good === lines.length ? 'success' : 'warning'}
        showIcon
        role="status"
        title={t('upload.read', { file: name, total: lines.length, good, bad: lines.length - good })}
        style={{ marginBottom: 12 }}
      />
      <Flex wrap gap={8} align="center" style={{ marginBottom: 12 }}>
        {left > 0 && (
          <Button type="primary" loading={sending} onClick={() => void send(lines)}>
            {sending ? t('upload.sending') : t(results.size === 0 ? 'upload.send' : 'upload.goOn', { count: left })}
          </Button>
        )}
        {lines.some(isWrong) && (
          <Button icon={<DownloadOutlined />} onClick={saveFaulty}>
            {t('upload.faulty')}
          </Button>
        )}
        <label>
          <Switch size="small" checked={wrongOnly} onChange={setWrongOnly} aria-label={t('upload.wrongOnly')} /> {t('upload.wrongOnly')}
        </label>
      </Flex>
      {(sending || results.size > 0) && (
        <Progress
          aria-label={t('upload.sending')}
          percent={good === 0 ? 100 : Math.round((100 * results.size) / good)}
          status={error !== undefined ? 'exception' : sending ? 'active' : 'normal'}
          style={{ marginBottom: 8 }}
        />
      )}
      {error !== undefined && <ProblemAlert error={error} onRetry={() => void send(lines)} />}
      {!sending && results.size > 0 && left === 0 && (
        <Alert
          type={lines.some(isWrong) ? 'warning' : 'success'}
          showIcon
          role="status"
          style={{ marginBottom: 12 }}
          title={t('upload.finished', { recorded: count('recorded'), repeated: count('repeated'), refused: count('wrong', 'refused') })}
        />
      )}
      <UploadLines lines={wrongOnly ? lines.filter(isWrong) : lines} results={results} />
    </>
  );
}
