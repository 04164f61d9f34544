import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useWords } from '#src/pages/planner/asked';
import type { Asked } from '#src/pages/planner/asked';
import { timesQuery } from '#src/pages/planner/times-query';

interface WarningProps {
  readonly asked: Asked;
  readonly onRealOnly: () => void;
}

/** Says that simulated cases are in the figures, where they are. */
export function SampleWarning({ asked, onRealOnly }: WarningProps) {
  const { t, m } = useWords();
  const answer = useQuery(timesQuery(asked)).data;
  if (answer?.containsSample !== true) return null;
  const button = (
    <Button size="small" onClick={onRealOnly}>
      {t('realOnly')}
    </Button>
  );
  return <Alert type="warning" showIcon title={m('sample.contains')} action={button} style={{ marginBottom: 12 }} />;
}
