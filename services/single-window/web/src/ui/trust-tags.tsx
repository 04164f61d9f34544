import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText } from '#src/i18n/area';
import { rulesTexts } from '#src/i18n/rules';

/** Ink that is dark enough on a tag's pale ground (WCAG AA), and a sign: colour is never the only one. */
const LOOKS: Readonly<Record<string, { readonly color: string; readonly ink: string; readonly icon: ReactNode }>> = {
  verified: { color: 'green', ink: '#135200', icon: <CheckCircleOutlined /> },
  memory: { color: 'gold', ink: '#7c4a03', icon: <QuestionCircleOutlined /> },
  doubtful: { color: 'red', ink: '#a8071a', icon: <ExclamationCircleOutlined /> },
  error: { color: 'red', ink: '#a8071a', icon: <CloseCircleOutlined /> },
  warning: { color: 'gold', ink: '#7c4a03', icon: <ExclamationCircleOutlined /> },
};

/** How far a rule or a code may be trusted, or what a fault leads to. */
export function RuleTag({ group, value }: { readonly group: 'confidence' | 'severity'; readonly value: string }) {
  const say = useCodeText(rulesTexts, group);
  const look = LOOKS[value];
  return (
    <Tag color={look?.color ?? 'default'} icon={look?.icon} style={{ color: look?.ink }}>
      {say(value)}
    </Tag>
  );
}
