import { attributeOf } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import { parseAirWaybill, splitAirBill } from '../identifiers/air-waybill.ts';
import type { Check, Rule } from './rule.ts';

/**
 * 航空运单号: by air, a bill number that looks like an air waybill has its check digit. With a house bill behind it the fault only
 * warns: forwarders' masters are not always IATA stock.
 */
const check: Check = ({ header }, tables) => {
  if (attributeOf(tables, 'transport-modes', header.transportMode, 'waybill') !== 'air') return [];
  const bill = splitAirBill(header.billNo);
  if (bill === undefined) return [];
  const parsed = parseAirWaybill(bill.master);
  if (parsed.ok || parsed.problem !== 'check') return [];
  const say = bill.house === '' ? error : warning;
  return [
    say(
      'air-bill',
      '/header/billNo',
      {
        zh: `空运单号${bill.master}的校验码应为${parsed.expected}`,
        en: `the check digit of air waybill ${bill.master} should be ${parsed.expected}`,
      },
      { zh: '对照运单核对8位流水号', en: 'compare the 8 digits of the serial with the waybill' },
    ),
  ];
};

export const airBill: Rule = {
  id: 'air-bill',
  text: {
    zh: '空运单号的校验码正确；有分单时仅提示',
    en: 'The check digit of an air waybill is right; with a house bill behind it a fault only warns',
  },
  hint: { zh: '对照运单核对', en: 'compare it with the waybill' },
  source: 'IATA resolution 600a (modulo 7); domain.md 4',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: true,
  tables: ['transport-modes'],
  check,
};
