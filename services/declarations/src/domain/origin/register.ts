import { daysLater, isDay } from '@tongguan/calendar/days';
import type { CodeTables } from '../code-tables.ts';
import { attributeOf, entryOf, limitOf, wordsOf } from '../code-tables.ts';
import type { DeclarationsEvent, OriginCertificateLine } from '../events.ts';
import type { Check } from '../fields/checks.ts';
import { decimal, digits, pattern, text, wholeNumber } from '../fields/checks.ts';
import type { Fault, Text } from '../fault.ts';
import { error, warning } from '../fault.ts';
import { parseCreditCode } from '../identifiers/credit-code.ts';
import { collect } from '../rules/rule.ts';
import type { CertificateState, Registered } from './certificate-state.ts';
import { takenOf } from './ledger.ts';

export interface CertificateRefusal {
  /** Declarations draw on what was registered; it cannot be another now. */
  readonly refusal: 'certificate-in-use';
}

export type Registration = Omit<Registered, 'atMs'>;

/** 登记原产地证书; another content takes the place of one that nobody draws on. The same again changes nothing. `now` is epoch milliseconds. */
export function register(
  state: CertificateState,
  registration: Registration,
  now: number,
): readonly DeclarationsEvent[] | CertificateRefusal {
  const before = state.registered;
  if (before?.digest === registration.digest) return [];
  if (before?.lines.some(({ lineNo }) => !takenOf(state, lineNo).isZero()) === true) return { refusal: 'certificate-in-use' };
  const fact = { $case: 'originCertificateRegistered', value: { ...registration, lines: [...registration.lines] } } as const;
  return [{ occurredAtMs: now, source: registration.registeredByCompany, fact }];
}

/** Last day of a certificate by the law: so many days after its issue (table time-limits); undefined where the day is none. */
export function lastDayOf(issuedOn: string, tables: CodeTables): string | undefined {
  const days = Number(attributeOf(tables, 'time-limits', 'origin-certificate', 'days') ?? 0);
  return isDay(issuedOn) ? daysLater(issuedOn, days) : undefined;
}

const RULE = 'V14';
const number = text(32);
const hsCode = pattern(/^\d{6,10}$/, '6至10位数字的商品编码', '6 to 10 digits of the HS');
const checks: Readonly<Record<keyof OriginCertificateLine, Check>> = {
  lineNo: wholeNumber(9999),
  hsCode,
  name: text(255),
  quantity: decimal(5, 'positive'),
  unit: digits(3),
};

/** Every fault of what is to be registered, at its place in the request. */
export function registrationFaults(of: Registration, tables: CodeTables): readonly Fault[] {
  return collect((add) => {
    const wrong = (path: string, message: Text, hint: Text): void => {
      add(error(RULE, path, message, hint));
    };
    if (!parseCreditCode(of.traderCompany).ok) {
      const message = { zh: '收货人统一社会信用代码有误', en: 'the credit code of the importer is wrong' };
      wrong('/trader', message, { zh: '对照营业执照核对', en: 'compare it with the business licence' });
    }
    const agreement = entryOf(tables, 'trade-agreements', of.agreement);
    if (agreement === undefined) {
      wrong('/agreement', { zh: `协定代码${of.agreement}不在表中`, en: `agreement ${of.agreement} is not in the table` }, choose);
    } else if (!wordsOf(agreement.attributes['members']).includes(of.originCountry)) {
      const message = {
        zh: `${of.originCountry}不是${agreement.zh}成员(未经核实)`,
        en: `${of.originCountry} is no member of ${agreement.en} (unverified)`,
      };
      wrong('/originCountry', message, { zh: '核对原产国与协定', en: 'check origin and agreement' });
    }
    if (of.number.trim() === '' || !number.passes(of.number))
      wrong(
        '/number',
        { zh: '请填写证书编号，至多32个字符', en: 'give the number of the certificate, at most 32 characters' },
        number.hint,
      );
    for (const fault of dayFaults(of, tables)) add(fault);
    const most = limitOf(tables, 'items');
    if (of.lines.length === 0 || of.lines.length > most)
      wrong(
        '/lines',
        { zh: `须有1至${most}项商品`, en: `it has 1 to ${most} lines` },
        { zh: '按证书逐项填写', en: 'one line for each of the certificate' },
      );
    for (const [index, line] of of.lines.entries()) {
      const path = `/lines/${String(index)}`;
      for (const [key, { passes, says, hint }] of Object.entries(checks) as [keyof OriginCertificateLine, Check][])
        if (!passes(line[key])) wrong(`${path}/${key}`, says, hint);
      if (of.lines.findIndex(({ lineNo }) => lineNo === line.lineNo) !== index)
        wrong(
          `${path}/lineNo`,
          { zh: `项号${line.lineNo}重复`, en: `line ${line.lineNo} is there twice` },
          { zh: '每项一行', en: 'one row a line' },
        );
      if (checks.unit.passes(line.unit) && entryOf(tables, 'units', line.unit) === undefined)
        add(warning(RULE, `${path}/unit`, { zh: `单位${line.unit}不在表中`, en: `unit ${line.unit} is not in the table` }, choose));
    }
  });
}

const choose: Text = { zh: '从代码表中选用', en: 'choose it from the code table' };

function dayFaults({ issuedOn, validUntil }: Registration, tables: CodeTables): readonly Fault[] {
  const say = (path: string, message: Text, hint: Text): readonly Fault[] => [error(RULE, path, message, hint)];
  const form = { zh: '须为存在的日期(yyyy-mm-dd)', en: 'must be a day that exists, yyyy-mm-dd' };
  const like = { zh: '例如2026-12-31', en: 'e.g. 2026-12-31' };
  if (!isDay(issuedOn)) return say('/issuedOn', form, like);
  if (issuedOn > tables.day)
    return say('/issuedOn', { zh: `签发日晚于今天${tables.day}`, en: `it is issued after today, ${tables.day}` }, like);
  if (!isDay(validUntil)) return say('/validUntil', form, like);
  const last = lastDayOf(issuedOn, tables) ?? '';
  if (validUntil < issuedOn) return say('/validUntil', { zh: '有效期截止日早于签发日', en: 'the last day is before the issue' }, like);
  return validUntil <= last
    ? []
    : say(
        '/validUntil',
        { zh: `签发后的有效期至多到${last}(期限未经核实)`, en: `by the limit of the table it is valid until ${last} at most (unverified)` },
        { zh: '核对有效期', en: 'check the validity' },
      );
}
