import { entryOf } from '../code-tables.ts';
import type { CompleteHeader } from '../content.ts';
import { warning } from '../fault.ts';
import type { Fault, Text } from '../fault.ts';
import { parseCisWagonNumber } from '../identifiers/cis-wagon-number.ts';
import { parseImoNumber } from '../identifiers/imo-number.ts';
import { parseUicWagonNumber } from '../identifiers/uic-wagon-number.ts';
import type { Check, Rule } from './rule.ts';

const names: Readonly<Record<string, Text>> = {
  vessel: { zh: '船名或船舶编号', en: 'name or number of the vessel' },
  train: { zh: '车次或车厢编号', en: 'number of the train or wagon' },
  plate: { zh: '车牌号', en: 'number plate' },
  flight: { zh: '航班号', en: 'flight number' },
};

/**
 * V10 (domain.md §3.4): what carries the goods is named as its mode has it, with its check digit where it has one. It warns:
 * working clients leave the name out by road, and what each mode asks for is from memory. The bill number has rules of its own.
 */
const check: Check = ({ header }, tables) => {
  const mode = entryOf(tables, 'transport-modes', header.transportMode);
  const conveyance = mode?.attributes['conveyance'] ?? '';
  const what = names[conveyance];
  if (mode === undefined || what === undefined) return [];
  const faults: Fault[] = [];
  const told = (field: keyof CompleteHeader, message: Text, hint: Text): void => {
    faults.push(warning('V10', `/header/${field}`, message, hint));
  };
  if (header.conveyanceName === '')
    told(
      'conveyanceName',
      { zh: `${mode.zh}须填${what.zh}`, en: `${mode.en} needs the ${what.en}` },
      { zh: `填写${what.zh}`, en: 'give it' },
    );
  if (mode.attributes['voyage'] === 'required' && header.voyageNo === '')
    told('voyageNo', { zh: `${mode.zh}须填航次号`, en: `${mode.en} needs the voyage` }, { zh: '填写航次号', en: 'give it' });
  const right = rightNumber(conveyance, header.conveyanceName);
  if (right !== undefined)
    told(
      'conveyanceName',
      { zh: `${header.conveyanceName}：${right.zh}`, en: `${header.conveyanceName}: ${right.en}` },
      { zh: `核对${what.zh}`, en: `check the ${what.en}` },
    );
  return faults;
};

/** What is wrong with a name that looks like a number with a form; undefined: nothing, or it is no number. */
function rightNumber(conveyance: string, name: string): Text | undefined {
  if (conveyance === 'flight' && name !== '' && !/^[0-9A-Z]{2}-?\d{1,4}[A-Z]?(?:\/.*)?$/.test(name))
    return { zh: '航班号须为2位航空公司代码加1至4位数字', en: 'a flight is the 2 characters of the airline and 1 to 4 digits' };
  const parsed =
    conveyance === 'vessel' && /^(?:IMO ?|UN)?\d{7}$/.test(name)
      ? parseImoNumber(name.replace(/^UN/, ''))
      : conveyance === 'train' && /^\d{12}$/.test(name)
        ? parseUicWagonNumber(name)
        : conveyance === 'train' && /^\d{8}$/.test(name)
          ? parseCisWagonNumber(name)
          : undefined;
  if (parsed === undefined || parsed.ok || parsed.problem !== 'check') return undefined;
  return { zh: `校验码应为${parsed.expected}`, en: `the check digit should be ${parsed.expected}` };
}

export const v10Conveyance: Rule = {
  id: 'V10',
  text: {
    zh: '运输工具名称与运输方式相符：水路填船名与航次，铁路填车次，公路填车牌，航空填航班；编号的校验码正确',
    en: 'The conveyance fits the mode: vessel and voyage, train, number plate, flight; numbers have their check digit',
  },
  hint: { zh: '按运输方式填写运输工具名称与航次', en: 'name conveyance and voyage as the mode has them' },
  source: 'domain.md 3.4 V10 and 4 (IMO resolution A.1117(30), UIC 438-2); what is required from memory, so it only warns',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: ['transport-modes'],
  check,
};
