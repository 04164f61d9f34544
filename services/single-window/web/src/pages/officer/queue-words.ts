import { useMemo } from 'react';
import { useCodeText, useLanguage, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { twoStepTexts } from '#src/i18n/two-step';
import { durationText } from '#src/ui/duration';
import { shanghaiTime, utcTime } from '#src/ui/time';
import { usePriorityText } from './priority-parts.ts';

/** A word and a sign beside the colour, which is never the only sign. */
const SIGNS: Readonly<Record<string, string>> = { GREEN: '●', YELLOW: '▲', RED: '■' };

/** Everything that the rows of the queue say, made once for all of them: thousands pass by while somebody scrolls. */
export function useQueueWords() {
  const language = useLanguage();
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const lane = useCodeText(shellTexts, 'lane');
  const mode = useCodeText(shellTexts, 'mode');
  const waits = useCodeText(officerTexts, 'waitsFor');
  const step = useCodeText(twoStepTexts, 'step');
  const finding = useCodeText(officerTexts, 'finding');
  const priority = usePriorityText();
  return useMemo(
    () => ({
      t,
      mode,
      waits,
      finding,
      step,
      priority,
      none: shell('none'),
      sample: shell('sample'),
      lane: (code: string) => `${SIGNS[code] ?? ''} ${lane(code)}`,
      duration: (ms: number) => durationText(shell, ms),
      day: (at: string) => shanghaiTime(at).slice(5),
      utc: (at: string) => `${shell('utc')} ${utcTime(at)}`,
    }),
    // the texts are others when the language is another, and only then
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [language],
  );
}

export type QueueWords = ReturnType<typeof useQueueWords>;
