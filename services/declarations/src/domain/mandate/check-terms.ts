import { isDay } from '@tongguan/calendar/days';
import type { MandateTerms } from '../events.ts';
import { text } from '../fields/checks.ts';
import type { Fault, Text } from '../fault.ts';
import { error } from '../fault.ts';
import { parseCreditCode } from '../identifiers/credit-code.ts';
import { collect } from '../rules/rule.ts';

const RULE = 'mandate';
const MOST_REASON = 500;
const agreementNo = text(64);
const note = text(500);

/** Every fault of the wish for a mandate. `partner` is the other company, at `path`; `today` is a day in China, yyyy-mm-dd. */
export function termsFaults(
  partner: { readonly code: string; readonly path: '/agent' | '/trader'; readonly own: string },
  terms: MandateTerms,
  today: string,
): readonly Fault[] {
  return collect((add) => {
    for (const fault of partnerFaults(partner)) add(fault);
    if (terms.directions.length === 0) {
      add(
        error(
          RULE,
          '/directions',
          { zh: '请选择进口或出口', en: 'choose import, export or both' },
          { zh: '至少选择一项', en: 'choose at least one' },
        ),
      );
    }
    const days = (['validFrom', 'validTo'] as const).filter((key) => terms[key] !== '' && !isDay(terms[key]));
    for (const key of days) {
      add(
        error(
          RULE,
          `/${key}`,
          { zh: '须为存在的日期(yyyy-mm-dd)', en: 'must be a day that exists, yyyy-mm-dd' },
          { zh: '例如2026-12-31', en: 'e.g. 2026-12-31' },
        ),
      );
    }
    const { validFrom, validTo } = terms;
    if (days.length === 0 && validTo !== '' && (validTo < validFrom || validTo < today)) {
      const early = validTo < validFrom;
      add(
        error(
          RULE,
          '/validTo',
          early
            ? { zh: `截止日早于开始日${validFrom}`, en: `the last day is before the first, ${validFrom}` }
            : { zh: `截止日已过(今天${today})`, en: `the last day is over (today is ${today})` },
          { zh: '改为更晚的日期，或留空表示长期', en: 'give a later day, or leave it empty for no end' },
        ),
      );
    }
    for (const [key, check] of [['agreementNo', agreementNo] as const, ['note', note] as const]) {
      if (!check.passes(terms[key])) add(error(RULE, `/${key}`, check.says, check.hint));
    }
  });
}

/** Fault of the reason of a revocation or refusal; undefined where there is none. */
export function reasonFault(reason: string): Fault | undefined {
  const length = reason.trim().length;
  if (length > 0 && reason.length <= MOST_REASON) return undefined;
  const message: Text = { zh: `请填写原因，1至${MOST_REASON}个字符`, en: `give the reason, 1 to ${MOST_REASON} characters` };
  return error(RULE, '/reason', message, { zh: '对方会看到此原因', en: 'the other side reads it' });
}

function partnerFaults({ code, path, own }: Parameters<typeof termsFaults>[0]): readonly Fault[] {
  const say = (message: Text): readonly Fault[] => [
    error(RULE, path, message, { zh: '对照营业执照核对统一社会信用代码', en: 'compare it with the business licence' }),
  ];
  const parsed = parseCreditCode(code);
  if (!parsed.ok) {
    return say(
      parsed.problem === 'check'
        ? {
            zh: `统一社会信用代码的校验码应为${parsed.expected}`,
            en: `the check character of the credit code should be ${parsed.expected}`,
          }
        : { zh: '统一社会信用代码须为18位(不含I、O、S、V、Z)', en: 'a credit code has 18 characters without I, O, S, V and Z' },
    );
  }
  return code === own
    ? say({ zh: '这是本企业；自行申报无需委托', en: 'this is your own company; it needs no mandate to file for itself' })
    : [];
}
