import { isCalendarDate } from '@tongguan/calendar/days';
import type { Text } from '../fault.ts';

/** How the text of one field may look, and the words for it when it does not. */
export interface Check {
  readonly passes: (text: string) => boolean;
  readonly says: Text;
  readonly hint: Text;
}

/** C0 and C1 controls but tab and line ends. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Characters as code points: the second half of a surrogate pair does not count. */
function lengthOf(value: string): number {
  let length = 0;
  for (let place = 0; place < value.length; place++) {
    const unit = value.charCodeAt(place);
    if (unit < 0xdc00 || unit > 0xdfff) length++;
  }
  return length;
}

/** At most `most` characters (code points), no control characters. */
export function text(most: number): Check {
  return {
    passes: (value) => (value.length <= most || (value.length <= 2 * most && lengthOf(value) <= most)) && !controls.test(value),
    says: { zh: `不得超过${most}个字符，且不得含控制字符`, en: `must have at most ${most} characters and no control characters` },
    hint: { zh: `缩短至${most}个字符以内`, en: `shorten it to ${most} characters` },
  };
}

export function pattern(form: RegExp, zh: string, en: string): Check {
  return {
    passes: (value) => form.test(value),
    says: { zh: `须为${zh}`, en: `must be ${en}` },
    hint: { zh: `改为${zh}`, en: `write ${en}` },
  };
}

export const digits = (count: number): Check => pattern(new RegExp(`^\\d{${String(count)}}$`), `${count}位数字`, `${count} digits`);
export const oneOf = (...values: string[]): Check => ({
  passes: (value) => values.includes(value),
  says: { zh: `须为${values.join('、')}之一`, en: `must be one of ${values.join(', ')}` },
  hint: { zh: `选用${values.join('、')}之一`, en: `choose one of ${values.join(', ')}` },
});
export const alpha3 = pattern(/^[A-Z]{3}$/, '3位大写字母代码', 'a code of 3 capital letters');
export const date: Check = {
  passes: isCalendarDate,
  says: { zh: '须为存在的日期(yyyymmdd)', en: 'must be a day that exists, yyyymmdd' },
  hint: { zh: '按yyyymmdd填写，例如20180510', en: 'write it as yyyymmdd, e.g. 20180510' },
};

/** A plain decimal without sign, exponent or separators; zeros at the end do not count as places (§3.1: 19,5 and so on). */
export function decimal(places: number, sign: 'positive' | 'not-negative'): Check {
  const wholeDigits = 19 - places;
  const form = /^(\d{1,19})(?:\.(\d{1,19}))?$/;
  const what = sign === 'positive' ? { zh: '大于0的数', en: 'a number above 0' } : { zh: '数', en: 'a number' };
  return {
    passes: (value) => {
      const match = form.exec(value);
      if (match === null) return false;
      const whole = (match[1] ?? '').replace(/^0+/, '');
      const fraction = (match[2] ?? '').replace(/0+$/, '');
      return whole.length <= wholeDigits && fraction.length <= places && (sign === 'not-negative' || whole !== '' || fraction !== '');
    },
    says: {
      zh: `须为${what.zh}，整数不超过${wholeDigits}位、小数不超过${places}位`,
      en: `must be ${what.en} with at most ${wholeDigits} digits before and ${places} behind the point`,
    },
    hint: { zh: `用小数点书写，至多${places}位小数，例如12.5`, en: `write it with a point and at most ${places} places, e.g. 12.5` },
  };
}

export const wholeNumber = (most: number): Check => ({
  passes: (value) => /^\d{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most,
  says: { zh: `须为1至${most}的整数`, en: `must be a whole number from 1 to ${most}` },
  hint: { zh: `填写1至${most}的整数`, en: `write a whole number from 1 to ${most}` },
});
