import { useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { plannerTexts } from '#src/i18n/planner';
import { shellTexts } from '#src/i18n/shell';

/** A rule as the API writes it (`2=CONVEYANCE_ARRIVED>DISCHARGED *=RELEASED`: for each mode, the first milestone that is known) in words. */
export function MomentsInWords({ rule }: { readonly rule: string }) {
  const t = useTexts(metricsTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const milestone = useCodeText(plannerTexts, 'milestone');
  const parts = rule.split(' ').map((part) => {
    const [of = '', milestones = ''] = part.split('=');
    return { of, milestones: milestones.split('>').map(milestone) };
  });
  const nameOf = (of: string) => (of === '*' ? t(parts.length === 1 ? 'moments.all' : 'moments.others') : mode(of));
  return parts.map(({ of, milestones: [first = '', ...others] }) => (
    <div key={of}>
      {nameOf(of)}: {first}
      {others.length > 0 && t('moments.orElse', { others: others.join(' > ') })}
    </div>
  ));
}
