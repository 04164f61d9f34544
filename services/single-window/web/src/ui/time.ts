/** Times are stored in UTC and shown in Asia/Shanghai, which has no summer time. */
const ZONE = 'Asia/Shanghai';
const parts: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};
// sv-SE writes 2026-11-25 08:00:00, which both languages read without doubt about day and month
const shanghai = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: ZONE });
const utc = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: 'UTC' });

/** `2026-11-25 16:00` in Asia/Shanghai; with seconds where events of one minute are told apart. */
export function shanghaiTime(at: string | number, { seconds = false } = {}): string {
  const text = shanghai.format(new Date(at));
  return seconds ? text : text.slice(0, 16);
}

export function utcTime(at: string | number): string {
  return `${utc.format(new Date(at))}Z`;
}

/** `2026-11-25`, the day in Asia/Shanghai. */
export function shanghaiDay(at: string | number): string {
  return shanghai.format(new Date(at)).slice(0, 10);
}

/** RFC 3339 of a wall-clock time in Asia/Shanghai as date fields give it: `2026-11-25T16:00`. */
export function fromShanghai(local: string): string {
  return `${local.length === 16 ? `${local}:00` : local}+08:00`;
}
