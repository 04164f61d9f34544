import type { ChangeReason } from '@tongguan/contracts/declarations/v1/events';
import type { CodeTables } from '../code-tables.ts';
import { attributeOf, entryOf, wordsOf } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import type { Fault, Text } from '../fault.ts';
import { error } from '../fault.ts';
import type { RequestKind } from './change-request.ts';

/** Longest explanation and longest list of proving documents, in characters. */
export const MOST_REASON = 500;
export const MOST_PROOF = 200;

const wrong = (path: string, message: Text, hint: Text): Fault => error('change-reason', path, message, hint);

/** Every fault of the reason of a request (修撤单原因); what may be given is the code table `amendment-reasons` on the day. */
export function reasonFaults(
  tables: CodeTables,
  { kind, reason, released }: { readonly kind: RequestKind; readonly reason: ChangeReason; readonly released: boolean },
): readonly Fault[] {
  const { code, text, proof } = reason;
  const faults: Fault[] = [];
  const hint = { zh: '从原因代码表amendment-reasons中选择', en: 'choose one of the code table amendment-reasons' };
  if (entryOf(tables, 'amendment-reasons', code) === undefined)
    faults.push(
      wrong(
        '/reasonCode',
        { zh: `没有原因代码“${code}”，或今日无效`, en: `There is no reason code "${code}", or it is not in force today` },
        hint,
      ),
    );
  else if (!wordsOf(attributeOf(tables, 'amendment-reasons', code, 'kinds')).includes(kind.toLowerCase()))
    faults.push(
      wrong('/reasonCode', { zh: `原因${code}不适用于${nameOf(kind).zh}`, en: `Reason ${code} is none for ${nameOf(kind).en}` }, hint),
    );
  else if (released && attributeOf(tables, 'amendment-reasons', code, 'after_release') !== 'yes')
    faults.push(
      wrong(
        '/reasonCode',
        { zh: `放行后不得以原因${code}申请`, en: `Reason ${code} cannot be given after release` },
        {
          zh: '选择放行后适用的原因',
          en: 'choose a reason that holds after release',
        },
      ),
    );
  if (text.trim() === '' || text.length > MOST_REASON)
    faults.push(
      wrong(
        '/reason',
        { zh: `说明须为1至${String(MOST_REASON)}个字符`, en: `The explanation has 1 to ${String(MOST_REASON)} characters` },
        { zh: '写明发生了什么、应如何更正', en: 'say what happened and what it should be' },
      ),
    );
  if (proof.length > MOST_PROOF || (released && proof.trim() === ''))
    faults.push(
      wrong(
        '/proof',
        {
          zh: `放行后须列明证明文件编号，至多${String(MOST_PROOF)}个字符`,
          en: `After release the proving documents are named, in at most ${String(MOST_PROOF)} characters`,
        },
        { zh: '写明证明文件的种类和编号', en: 'give kind and number of the documents' },
      ),
    );
  return faults;
}

const nameOf = (kind: RequestKind): Text =>
  kind === 'AMENDMENT' ? { zh: '修改', en: 'an amendment' } : { zh: '撤销', en: 'a withdrawal' };

/**
 * What an amendment cannot change: the declaration's number holds direction and office, and its parties own it. Who has these wrong
 * withdraws the declaration and files another.
 */
export function fixedFieldFaults(before: CompleteContent, after: CompleteContent): readonly Fault[] {
  const fixed = [
    ['/header/direction', before.header.direction, after.header.direction, { zh: '进出口标志', en: 'direction' }],
    ['/header/customsOffice', before.header.customsOffice, after.header.customsOffice, { zh: '申报地海关', en: 'customs office' }],
    ['/header/trader/creditCode', before.header.trader.creditCode, after.header.trader.creditCode, { zh: '境内收发货人', en: 'trader' }],
    [
      '/header/declarant/creditCode',
      before.header.declarant.creditCode,
      after.header.declarant.creditCode,
      { zh: '申报单位', en: 'declarant' },
    ],
  ] as const;
  return fixed.flatMap(([path, was, is, name]) =>
    was === is
      ? []
      : [
          error(
            'fixed-field',
            path,
            { zh: `${name.zh}不能修改(原为${was})`, en: `The ${name.en} cannot be amended (it was ${was})` },
            { zh: '改回原值；确有错误的，撤销后重新申报', en: 'put it back; if it is wrong, withdraw and file again' },
          ),
        ],
  );
}
