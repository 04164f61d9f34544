import { decimalOf, zero } from '../decimals.ts';
import { warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';

/**
 * V16 (domain.md §3.4): bill, containers, pieces and weight agree with the manifest. The manifest is kept by `shipments`, which
 * is not asked while a declaration is taken in; what a declaration says of its containers must at least agree with its head.
 */
const check: Check = ({ header, containers }) => {
  const gross = decimalOf(header.grossWeightKg);
  if (gross === undefined || containers.length === 0) return [];
  const sum = containers.reduce((total, { goodsWeightKg }) => total.plus(decimalOf(goodsWeightKg) ?? zero), zero);
  if (sum.lte(gross)) return [];
  return [
    warning(
      'V16',
      '/header/grossWeightKg',
      {
        zh: `各箱货重合计${sum.toString()}千克，大于毛重${header.grossWeightKg}`,
        en: `the goods in the containers weigh ${sum.toString()} kg, more than the gross weight ${header.grossWeightKg}`,
      },
      { zh: '核对箱货重量与毛重', en: 'check the weights of the containers and the gross weight' },
    ),
  ];
};

export const v16Manifest: Rule = {
  id: 'V16',
  text: {
    zh: '提运单号、集装箱、件数与重量与舱单一致；各箱货重合计不大于毛重',
    en: 'Bill, containers, pieces and weight agree with the manifest; the goods in the containers weigh no more than the head says',
  },
  hint: { zh: '核对箱货重量、毛重与舱单', en: 'check weights and manifest' },
  source: 'domain.md 3.4 V16; tolerances of the manifest are not known',
  since: '2026-11-27',
  severities: ['warning'],
  verified: false,
  tables: [],
  needs: {
    zh: '舱单(由shipments保管)：目前只核对报关单自身',
    en: 'the manifest, which shipments keeps: today only the declaration itself is judged',
  },
  check,
};
