import { Tag } from 'antd';
import { useCodeText } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';

/** Which of the two of a two-step declaration it is; nothing of what is declared in one step. */
export function StepTag({ step }: { readonly step: string | null | undefined }) {
  const say = useCodeText(twoStepTexts, 'step');
  if (step === null || step === undefined) return null;
  return (
    <Tag variant="outlined" color="blue" style={{ color: '#0b4a8f' }}>
      {say(step)}
    </Tag>
  );
}
