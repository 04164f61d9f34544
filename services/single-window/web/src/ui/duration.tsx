import { useSyncExternalStore } from 'react';
import { useTexts } from '#src/i18n/area';
import type { Say } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** The two largest units: `3 小时 12 分`; below a minute, seconds; below one, that it is less. */
export function durationText(t: Say<(typeof shellTexts)['zh']>, ms: number): string {
  const size = Math.abs(ms);
  if (size < 1000) return t('duration.moment');
  const first = UNITS.findIndex(([, unit]) => size >= unit);
  const from = first === -1 ? 3 : first;
  const texts: string[] = [];
  let rest = size;
  for (const [name, unit] of UNITS.slice(from, from + 2)) {
    const n = Math.floor(rest / unit);
    rest -= n * unit;
    if (n > 0 || texts.length === 0) texts.push(t(`duration.${name}`, { n }));
  }
  return `${ms < 0 ? '−' : ''}${texts.join(' ')}`;
}

export function Duration({ ms }: { readonly ms: number | null | undefined }) {
  const t = useTexts(shellTexts);
  if (ms === null || ms === undefined) return <>{t('none')}</>;
  return <span className="numbers">{durationText(t, ms)}</span>;
}

/** Time since a moment, counted on while one looks. */
export function Since({ at }: { readonly at: string | number | null | undefined }) {
  const now = useNow();
  if (at === null || at === undefined) return <Duration ms={undefined} />;
  return <Duration ms={now - new Date(at).getTime()} />;
}

/** One clock for all rows: a thousand durations on a page cost one timer. */
const TICK_MS = 10_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time now, to ten seconds; what shows it is drawn again with it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
