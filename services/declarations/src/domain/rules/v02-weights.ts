import { decimalOf } from '../decimals.ts';
import { error, warning } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** V02 (domain.md §3.4): gross weight is at least the net weight; weights below 1 kg are declared as 1 ([M], so only a warning). */
const check: Check = ({ header }) =>
  collect((add) => {
    const gross = decimalOf(header.grossWeightKg);
    const net = decimalOf(header.netWeightKg);
    if (gross !== undefined && net !== undefined && gross.lt(net)) {
      add(
        error(
          'V02',
          '/header/grossWeightKg',
          {
            zh: `毛重${header.grossWeightKg}小于净重${header.netWeightKg}`,
            en: `gross weight ${header.grossWeightKg} is below net weight ${header.netWeightKg}`,
          },
          { zh: '核对毛重与净重，是否填反', en: 'check both weights: they may be the wrong way round' },
        ),
      );
    }
    for (const [name, weight, zh, en] of [
      ['grossWeightKg', gross, '毛重', 'gross weight'],
      ['netWeightKg', net, '净重', 'net weight'],
    ] as const) {
      if (weight !== undefined && weight.gt(0) && weight.lt(1)) {
        add(
          warning(
            'V02',
            `/header/${name}`,
            { zh: `${zh}不足1千克`, en: `${en} is below 1 kg` },
            { zh: '不足1千克的填报为1', en: 'weights below 1 kg are declared as 1' },
          ),
        );
      }
    }
  });

export const v02Weights: Rule = {
  id: 'V02',
  text: { zh: '毛重不小于净重；不足1千克的填报为1', en: 'Gross weight is at least the net weight; weights below 1 kg are declared as 1' },
  hint: { zh: '核对毛重与净重', en: 'check both weights' },
  source: 'domain.md 3.4 V02; the second half [M]',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: false,
  tables: [],
  check,
};
