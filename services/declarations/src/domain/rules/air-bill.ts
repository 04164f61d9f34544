import { attributeOf } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import { parseAirWaybill, splitAirBill } from '../identifiers/air-waybill.ts';
import type { Rule } from './rule.ts';

/**
 * 航空运单号: by air, a bill number that looks like an air waybill has its check digit. With a house bill behind it the fault only
 * warns: forwarders' masters are not always IATA stock.
 */
export const airBill: Rule = ({ header }, tables) => {
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
