import { BarChartOutlined, CopyOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTexts } from '#src/i18n/area';
import { chartTexts } from '#src/i18n/chart';

interface ActionsProps {
  readonly title: string;
  readonly asTable: boolean;
  readonly onAsTable: (asTable: boolean) => void;
  /** undefined while there is no picture to copy. */
  readonly onCopy: (() => void) | undefined;
  /** Address of the same figures as CSV. */
  readonly csv: string | undefined;
}

/** What one can do with a chart. Each button names its chart: there are several on a page. */
export function ChartActions({ title, asTable, onAsTable, onCopy, csv }: ActionsProps) {
  const t = useTexts(chartTexts);
  const named = (what: 'asTable' | 'copy' | 'csv') => t('of', { what: t(what), title });
  return (
    <>
      <Tooltip title={t(asTable ? 'asChart' : 'asTable')}>
        <Button
          size="small"
          aria-label={named('asTable')}
          aria-pressed={asTable}
          icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
          onClick={() => {
            onAsTable(!asTable);
          }}
        />
      </Tooltip>
      <Tooltip title={t('copy')}>
        <Button size="small" aria-label={named('copy')} icon={<CopyOutlined />} disabled={onCopy === undefined} onClick={onCopy} />
      </Tooltip>
      {csv !== undefined && (
        <Tooltip title={t('csv')}>
          <Button size="small" aria-label={named('csv')} icon={<DownloadOutlined />} href={csv} download />
        </Tooltip>
      )}
    </>
  );
}
