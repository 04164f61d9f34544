import { useTexts, useCodeText } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { shellTexts } from '#src/i18n/shell';
import { durationText } from '#src/ui/duration';
import { shanghaiTime } from '#src/ui/time';
import type { QueueRow } from './queue-row.ts';

/** What makes a row stand where it stands, in words: where it counts from, and each part that moves it. */
export function usePriorityText(): (row: QueueRow, now: number) => readonly string[] {
  const t = useTexts(officerTexts);
  const shell = useTexts(shellTexts);
  const part = useCodeText(officerTexts, 'part');
  return (row, now) => [
    ...row.priorityParts.map(({ part: name, ms }) => {
      if (name === 'since') return t('part.since', { time: shanghaiTime(ms) });
      const duration = durationText(shell, Math.abs(ms));
      return `${part(name)}: ${ms < 0 ? t('parts.forward', { duration }) : t('parts.back', { duration })}`;
    }),
    t('parts.sum', { duration: durationText(shell, now - row.priority) }),
  ];
}
