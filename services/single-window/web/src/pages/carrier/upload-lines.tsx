import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { Containers, Mode } from '#src/pages/carrier/cells';
import { outcomeOf, useLineFaults } from '#src/pages/carrier/line-result';
import type { Outcome } from '#src/pages/carrier/line-result';
import type { BatchResult } from '#src/pages/carrier/movement';
import type { FileLine } from '#src/pages/carrier/movement-file';
import { Moment } from '#src/ui/moment';
import { RowsView } from '#src/ui/rows-view';

const SIGNS: Readonly<Record<Outcome, { readonly color: string; readonly icon: ReactNode }>> = {
  ready: { color: 'default', icon: <ClockCircleOutlined /> },
  wrong: { color: 'error', icon: <CloseCircleOutlined /> },
  recorded: { color: 'success', icon: <CheckCircleOutlined /> },
  repeated: { color: 'blue', icon: <SyncOutlined /> },
  refused: { color: 'error', icon: <CloseCircleOutlined /> },
};

interface UploadLinesProps {
  readonly lines: readonly FileLine[];
  readonly results: ReadonlyMap<number, BatchResult>;
}

/** The lines of a file with what is wrong with them and what became of them. */
export function UploadLines({ lines, results }: UploadLinesProps) {
  const t = useTexts(carrierTexts);
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const faultsOf = useLineFaults();
  return (
    <RowsView<FileLine>
      label={t('upload.table')}
      rows={lines}
      rowKey={({ line }) => String(line)}
      pageSize={50}
      empty={t('upload.noneWrong')}
      columns={[
        { key: 'line', title: t('upload.line'), width: 60, render: ({ line }) => <span className="numbers">{line}</span> },
        {
          ...{ key: 'outcome', title: t('upload.outcome') },
          render: (line) => {
            const outcome = outcomeOf(line, results);
            return (
              <Tag color={SIGNS[outcome].color} icon={SIGNS[outcome].icon}>
                {t(`upload.${outcome}`)}
              </Tag>
            );
          },
        },
        {
          ...{ key: 'faults', title: t('upload.faultColumn'), width: 360 },
          render: (line) => (
            <ul style={{ margin: 0, paddingInlineStart: 16, whiteSpace: 'normal' }}>
              {faultsOf(line, results.get(line.line)).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ),
        },
        { key: 'bill', title: t('field.billNo'), render: ({ movement, cells }) => movement?.billNo ?? cells.billNo },
        {
          ...{ key: 'milestone', title: t('field.milestone') },
          render: ({ movement, cells }) => (movement === undefined ? cells.milestone : milestoneText(movement.milestone)),
        },
        {
          ...{ key: 'at', title: t('field.occurredAt') },
          render: ({ movement, cells }) => (movement === undefined ? cells.occurredAt : <Moment at={movement.occurredAt} />),
        },
        {
          ...{ key: 'containers', title: t('field.containers') },
          render: ({ movement, cells }) => (movement === undefined ? cells.containerIds : <Containers ids={movement.containerIds} />),
        },
        { key: 'location', title: t('field.location'), render: ({ movement, cells }) => movement?.location ?? cells.location },
        {
          key: 'mode',
          title: t('field.mode'),
          render: ({ movement, cells }) => <Mode code={movement?.transportMode ?? cells.transportMode} />,
        },
      ]}
    />
  );
}
