import { fromShanghai } from '#src/ui/time';

const pad = (text: string | undefined) => (text ?? '0').padStart(2, '0');

/**
 * RFC 3339 of a time as people and spreadsheets write it: `2026-11-27 10:00`, `2026/11/27 9:05:30` (Asia/Shanghai), or with its
 * own offset. Undefined: it is no time.
 */
export function momentOf(text: string): string | undefined {
  const full = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : undefined;
  const local = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  const [, year, month, day, hour, minute, second] = local ?? [];
  const given =
    full ??
    (local === null ? undefined : fromShanghai(`${String(year)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`));
  if (given === undefined || Number.isNaN(new Date(given).getTime())) return undefined;
  return isDay(given.slice(0, 10)) ? given : undefined;
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
