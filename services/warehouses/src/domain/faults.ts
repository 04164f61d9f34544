import type { Quantity } from './account.ts';
import {
  isAccountNo,
  isBillNo,
  isCompany,
  isCustomsOffice,
  isDeclarationNo,
  isHsCode,
  isLineNo,
  isListNo,
  isPassNo,
  isReceiptNo,
  isUnit,
} from './identifiers.ts';
import { parseQuantity } from './quantity.ts';
import type { AccountFault, BothLanguages } from './refusals.ts';

interface Shape {
  readonly holds: (text: string) => boolean;
  readonly message: BothLanguages;
  readonly hint: BothLanguages;
}

const shape = (holds: Shape['holds'], zh: string, en: string, hintZh: string, hintEn: string): Shape => ({
  holds,
  message: { zh, en },
  hint: { zh: hintZh, en: hintEn },
});
const text = (max: number) => (value: string) => value.trim() !== '' && value.length <= max;

const SHAPES = {
  accountNo: shape(
    isAccountNo,
    '账册编号格式不符',
    'The account number has the wrong shape',
    '例：T3111W000076',
    'For example T3111W000076',
  ),
  listNo: shape(
    isListNo,
    '核注清单编号格式不符',
    'The list number has the wrong shape',
    '例：QD311124E000098849',
    'For example QD311124E000098849',
  ),
  passNo: shape(
    isPassNo,
    '核放单编号格式不符',
    'The gate pass number has the wrong shape',
    '例：Z3111E240726000000000456',
    'For example Z3111E240726000000000456',
  ),
  declarationNo: shape(
    isDeclarationNo,
    '报关单号应为18位',
    'The declaration number must have 18 digits',
    '填写对应报关单的海关编号',
    'Give the customs number of the linked declaration',
  ),
  lineNo: shape(isLineNo, '备案序号应为正整数', 'The line number must be a whole number from 1', '例：1', 'For example 1'),
  quantity: shape(
    (value) => parseQuantity(value) !== undefined,
    '数量应大于0，整数最多14位，小数最多5位',
    'The quantity must be above 0, with at most 14 digits before the point and 5 behind it',
    '例：100.00000',
    'For example 100.00000',
  ),
  company: shape(
    isCompany,
    '经营单位应为18位统一社会信用代码',
    'The keeper must be an 18-character USCC',
    '例：91430100MA4L00011K',
    'For example 91430100MA4L00011K',
  ),
  customsOffice: shape(isCustomsOffice, '主管海关应为4位关区代码', 'The customs office must have 4 digits', '例：4905', 'For example 4905'),
  hsCode: shape(isHsCode, '商品编码应为10位数字', 'The HS code must have 10 digits', '例：3604100000', 'For example 3604100000'),
  unit: shape(isUnit, '计量单位应为3位数字代码', 'The unit must be a 3-digit code', '例：035 千克', 'For example 035 for kilograms'),
  name: shape(
    text(255),
    '商品名称应为1至255个字符',
    'The name must have 1 to 255 characters',
    '填写商品名称',
    'Give the name of the goods',
  ),
  billNo: shape(
    isBillNo,
    '提单号应为1至32位大写字母、数字或 - _ . / *，以字母或数字开头',
    'The bill number must be 1 to 32 of A-Z, 0-9 and - _ . / *, beginning with a letter or digit',
    '与备案清单的提运单号一致',
    'As it stands in the record list',
  ),
  receiptNo: shape(
    isReceiptNo,
    '进区单号应为1至64位字母、数字或 - _ . /',
    'The receipt number must be 1 to 64 letters, digits and - _ . /',
    '同一提单的每次进区各用一个单号',
    'Each entry of a bill has a number of its own',
  ),
  vehicle: shape(
    (value) => value.length <= 32,
    '车牌号最多32个字符',
    'The plate must have at most 32 characters',
    '未知时留空',
    'Leave it empty when it is not known',
  ),
  reason: shape(text(500), '原因应为1至500个字符', 'The reason must have 1 to 500 characters', '说明原因', 'Say why'),
} satisfies Record<string, Shape>;

/** The fault of a text that has not the shape of its kind, or none. */
export function shapeFaults(kind: keyof typeof SHAPES, path: string, value: string): readonly AccountFault[] {
  const { holds, message, hint } = SHAPES[kind];
  return holds(value) ? [] : [fault('shape', path, message, hint)];
}

export function fault(rule: string, path: string, message: BothLanguages, hint: BothLanguages): AccountFault {
  return { rule, path, severity: 'SEVERITY_ERROR', message, hint };
}

export const MAX_LINES = 1000;

/** Faults of entries that each name a line: how many, shapes, and a line named twice. */
export function linesFaults(path: string, lineNos: readonly string[]): readonly AccountFault[] {
  if (lineNos.length === 0 || lineNos.length > MAX_LINES) {
    const many = { zh: `应有1至${MAX_LINES}行`, en: `There must be 1 to ${MAX_LINES} lines` };
    return [fault('line-count', path, many, { zh: '调整行数', en: 'Give fewer or more lines' })];
  }
  const seen = new Set<string>();
  return lineNos.flatMap((lineNo, index) => {
    const at = `${path}/${index}/lineNo`;
    const twice = seen.has(lineNo);
    seen.add(lineNo);
    if (!twice) return shapeFaults('lineNo', at, lineNo);
    const message = { zh: '同一备案序号出现多次', en: 'This line is named twice' };
    return [fault('line-twice', at, message, { zh: '合并为一行', en: 'Put its quantities together in one entry' })];
  });
}

/** Faults of the quantities of a list or pass. */
export function quantitiesFaults(quantities: readonly Quantity[]): readonly AccountFault[] {
  const lines = linesFaults(
    '/quantities',
    quantities.map(({ lineNo }) => lineNo),
  );
  const amounts = quantities.slice(0, MAX_LINES);
  return [...lines, ...amounts.flatMap(({ quantity }, index) => shapeFaults('quantity', `/quantities/${index}/quantity`, quantity))];
}
