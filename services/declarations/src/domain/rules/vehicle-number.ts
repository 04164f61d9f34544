import { entryOf } from '../code-tables.ts';
import { error, warning } from '../fault.ts';
import { parseVin } from '../identifiers/vin.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/**
 * 车辆识别代号: form, no repeats, and position 9. The check digit refuses only for origins whose law requires it (a table);
 * European makers use the position freely, so elsewhere it warns (domain.md §4).
 */
const check: Check = ({ items }, tables) =>
  collect((add) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      for (const [place, vin] of item.vehicleIds.entries()) {
        const path = `/items/${String(index)}/vehicleIds/${String(place)}`;
        if (vin !== '' && seen.has(vin)) {
          add(
            error(
              'vehicle-number',
              path,
              { zh: `车辆识别代号${vin}重复`, en: `VIN ${vin} is listed twice` },
              { zh: '删除重复的一行', en: 'take the repeat away' },
            ),
          );
        }
        seen.add(vin);
        const parsed = parseVin(vin);
        if (parsed.ok) continue;
        if (parsed.problem === 'format') {
          add(
            error(
              'vehicle-number',
              path,
              { zh: '车辆识别代号须为17位(不含I、O、Q)', en: 'a VIN has 17 characters without I, O and Q' },
              { zh: '对照车架核对', en: 'compare it with the chassis' },
            ),
          );
          continue;
        }
        const say = entryOf(tables, 'vin-check-required', item.originCountry) !== undefined ? error : warning;
        add(
          say(
            'vehicle-number',
            path,
            { zh: `车辆识别代号第9位应为${parsed.expected}`, en: `position 9 of the VIN should be ${parsed.expected}` },
            { zh: '对照车架核对', en: 'compare it with the chassis' },
          ),
        );
      }
    }
  });

export const vehicleNumber: Rule = {
  id: 'vehicle-number',
  text: {
    zh: '车辆识别代号为17位且不重复；法律要求的产地核对第9位',
    en: 'VINs have 17 characters and no repeats; position 9 is checked where the law of the origin wants it',
  },
  hint: { zh: '对照车架核对', en: 'compare it with the chassis' },
  source: 'ISO 3779, GB 16735, 49 CFR 565; domain.md 4',
  since: '2026-11-25',
  severities: ['error', 'warning'],
  verified: true,
  tables: ['vin-check-required'],
  check,
};
