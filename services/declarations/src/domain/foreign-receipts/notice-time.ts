import { daysBetween, isCalendarDate } from '@tongguan/calendar/days';
import type { Parsed } from '../identifiers/parsed.ts';
import { badFormat } from '../identifiers/parsed.ts';

/** Day, hours, minutes, seconds, hundredths or a fraction, and an offset where the text has one. */
const FORM = /^(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2}):?(\d{2})(?:\.(\d{1,6})|(\d{2}))?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * NOTICE_DATE of a receipt (通知时间), epoch milliseconds: `2024-04-17T09:15:03` as clients of 2024 write it, `20180208T15032200` with
 * hundredths as those of 2018 did, both in the time of China; or any of them with an offset. `format` for what is no moment.
 */
export function parseNoticeTime(text: string): Parsed<number> {
  const match = FORM.exec(text.trim());
  if (match === null) return badFormat;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction, hundredths, offset = '+08:00'] = match;
  if (!isCalendarDate(`${year}${month}${day}`) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return badFormat;
  const ms = fraction === undefined ? Number(hundredths ?? '0') * 10 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const away = offset === 'Z' ? 0 : minutesOf(offset);
  // no place is further than 14 hours from Greenwich
  if (Math.abs(away) > 14 * 60) return badFormat;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const utc = daysBetween('19700101', `${year}${month}${day}`) * 86_400_000 + seconds * 1000 + ms;
  return Number(year) < 1990 ? badFormat : { ok: true, value: utc - away * 60_000 };
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
