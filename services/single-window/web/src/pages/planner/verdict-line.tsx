import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useWords } from '#src/pages/planner/asked';
import type { Verdict } from '#src/ui/metrics/verdict';

const SIGNS = {
  met: { color: 'green', ink: '#135200', icon: <CheckCircleOutlined /> },
  partly: { color: 'gold', ink: '#7c4a03', icon: <ExclamationCircleOutlined /> },
  missed: { color: 'red', ink: '#a8071a', icon: <CloseCircleOutlined /> },
} as const;

/** What mean and median say of the target: a word and a sign, and a colour beside them. */
export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const { t, m } = useWords();
  if (verdict === 'none') return null;
  const kind = verdict === 'met' || verdict === 'missed' ? verdict : 'partly';
  const { color, ink, icon } = SIGNS[kind];
  return (
    <div data-verdict={verdict}>
      <Tag color={color} icon={icon} style={{ color: ink }}>
        {t(`progress.short.${kind}`)}
      </Tag>
      {m(`verdict.${verdict}`)}
    </div>
  );
}
