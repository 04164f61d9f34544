import { CheckCircleOutlined, ExclamationCircleOutlined, EyeOutlined } from '@ant-design/icons';
import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Colour and sign of a lane; the word stands beside them, so colour is never the only sign. */
const LANES: Readonly<Record<string, { readonly color: string; readonly icon: ReactNode }>> = {
  GREEN: { color: 'green', icon: <CheckCircleOutlined /> },
  YELLOW: { color: 'gold', icon: <EyeOutlined /> },
  RED: { color: 'red', icon: <ExclamationCircleOutlined /> },
};

export function LaneTag({ lane }: { readonly lane: string | null }) {
  const t = useTexts(shellTexts);
  const say = useCodeText(shellTexts, 'lane');
  if (lane === null) return <>{t('none')}</>;
  const { color = 'default', icon } = LANES[lane] ?? {};
  return (
    <Tag color={color} icon={icon}>
      {say(lane)}
    </Tag>
  );
}

const STATUS_COLOURS: Readonly<Record<string, string>> = { RELEASED: 'green', REFUSED: 'red', DETAINED: 'red', INSPECTING: 'orange' };

export function StatusTag({ status }: { readonly status: string }) {
  const say = useCodeText(shellTexts, 'status');
  return <Tag color={STATUS_COLOURS[status] ?? 'blue'}>{say(status)}</Tag>;
}

/** Marks simulated data wherever a row of it is shown. */
export function SampleMark({ sample }: { readonly sample: boolean }) {
  const t = useTexts(shellTexts);
  if (!sample) return null;
  return (
    <Tooltip title={t('sampleHint')}>
      <Tag variant="outlined" color="purple" style={{ marginInlineStart: 4 }}>
        {t('sample')}
      </Tag>
    </Tooltip>
  );
}
