import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Epoch milliseconds of the contracts to RFC 3339 in UTC; 0 (absent) to null. */
export function iso(ms: number): string | null {
  return ms === 0 ? null : new Date(ms).toISOString();
}

/**
 * A moment given as RFC 3339 with its offset, or as a day (`2026-11-25`), which starts at midnight in Asia/Shanghai
 * (UTC+8, no DST), to epoch milliseconds. Absent is 0: open. Anything else is refused, naming the field.
 */
export function momentMs(field: string, text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text;
  const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(full);
  const ms = form !== null && isDay(form[1] ?? '') ? Date.parse(full) : Number.NaN;
  if (Number.isNaN(ms)) throw refuse(REFUSALS, 'bad-moment', { detail: { field } });
  return ms;
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

const REFUSALS: RefusalTable<'bad-moment'> = {
  'bad-moment': {
    kind: 'invalid',
    zh: '时间须为带时区的 RFC 3339 格式（如 2026-11-25T08:00:00+08:00）或日期（2026-11-25）',
    en: 'A moment is RFC 3339 with its offset (2026-11-25T08:00:00+08:00) or a day (2026-11-25)',
  },
};

/** Enum literal of the contracts without its prefix: `LANE_GREEN` to `GREEN`; unspecified to null. */
export function short(value: string, prefix: string): string | null {
  const name = value.startsWith(`${prefix}_`) ? value.slice(prefix.length + 1) : value;
  return name === 'UNSPECIFIED' || name === 'UNRECOGNIZED' ? null : name;
}

/** `a,b` or repeated parameters to a list without empty parts. */
export function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Empty text of the contracts to null. */
export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
