import { CheckCircleOutlined, ExclamationCircleOutlined, EyeOutlined } from '@ant-design/icons';
import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Text on a tag's pale ground, dark enough for WCAG AA; the presets of the components are not. */
const INK: Readonly<Record<string, string>> = {
  ...{ green: '#135200', gold: '#7c4a03', red: '#a8071a', orange: '#873800', blue: '#0b4a8f', purple: '#531dab' },
};

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
    <Tag color={color} icon={icon} style={{ color: INK[color] }}>
      {say(lane)}
    </Tag>
  );
}

const STATUS_COLOURS: Readonly<Record<string, string>> = {
  RELEASED: 'green',
  REFUSED: 'red',
  DETAINED: 'red',
  INSPECTING: 'orange',
  WITHDRAWN: 'default',
  CLOSED: 'green',
  EXPIRED: 'default',
};

export function StatusTag({ status }: { readonly status: string }) {
  const say = useCodeText(shellTexts, 'status');
  const color = STATUS_COLOURS[status] ?? 'blue';
  return (
    <Tag color={color} style={{ color: INK[color] }}>
      {say(status)}
    </Tag>
  );
}

/** Marks simulated data wherever a row of it is shown. */
export function SampleMark({ sample }: { readonly sample: boolean }) {
  const t = useTexts(shellTexts);
  if (!sample) return null;
  return (
    <Tooltip title={t('sampleHint')}>
      <Tag variant="outlined" color="purple" style={{ marginInlineStart: 4, color: INK['purple'] }}>
        {t('sample')}
      </Tag>
    </Tooltip>
  );
}
