import { error } from '../fault.ts';
import { parseContainerNumber } from '../identifiers/container-number.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** 集装箱号 by ISO 6346: form and check digit. */
const check: Check = ({ containers }) =>
  collect((add) => {
    for (const [index, { containerId }] of containers.entries()) {
      if (containerId === '') continue;
      const parsed = parseContainerNumber(containerId);
      if (parsed.ok) continue;
      const path = `/containers/${String(index)}/containerId`;
      if (parsed.problem === 'check') {
        add(
          error(
            'container-number',
            path,
            {
              zh: `集装箱号${containerId}的校验码应为${parsed.expected}`,
              en: `the check digit of container ${containerId} should be ${parsed.expected}`,
            },
            { zh: '对照箱门核对箱号', en: 'compare the number with the door of the container' },
          ),
        );
      } else {
        add(
          error(
            'container-number',
            path,
            { zh: `${containerId}不是集装箱号`, en: `${containerId} is not a container number` },
            { zh: '3位箱主代码、U/J/Z、7位数字，例如TBJU1000016', en: 'write owner (3 letters), U, J or Z, 7 digits, e.g. TBJU1000016' },
          ),
        );
      }
    }
  });

export const containerNumber: Rule = {
  id: 'container-number',
  text: { zh: '集装箱号符合ISO 6346，校验码正确', en: 'Container numbers have the form and the check digit of ISO 6346' },
  hint: { zh: '对照箱门核对箱号', en: 'compare the number with the door' },
  source: 'ISO 6346, recomputed on 272 numbers; domain.md 4',
  since: '2026-11-25',
  severities: ['error'],
  verified: true,
  tables: [],
  check,
};
