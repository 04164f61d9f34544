import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import type { AccountRefusal, Excess, Shortage } from '#src/domain/refusals';

type Code = AccountRefusal['refusal'] | 'no-company' | 'keeper-not-own' | 'bad-cursor' | 'no-such-line';

/** Every "no" of this service, for its callers. */
export const refusals: RefusalTable<Code> = {
  'invalid-command': { kind: 'invalid', zh: '填报内容有误', en: 'The command has faults' },
  'unknown-account': { kind: 'not-found', zh: '账册不存在', en: 'There is no such account' },
  'account-exists': { kind: 'conflict', zh: '该账册编号已用于另一账册', en: 'This account number was used for another account' },
  'unknown-list': { kind: 'not-found', zh: '核注清单不存在', en: 'There is no such list' },
  'list-exists': {
    kind: 'conflict',
    zh: '该清单编号已用于内容不同的清单',
    en: 'This list number was used for a list with another content',
  },
  'list-closed': { kind: 'precondition', zh: '核注清单已核扣或已删除', en: 'The list is booked or cancelled' },
  'unknown-line': { kind: 'precondition', zh: '备案序号不在账册或清单内', en: 'A line is not in the account or list' },
  expired: {
    kind: 'precondition',
    zh: '货物已超过存储期限，不能出库',
    en: 'The limit date of the goods has come; they cannot leave by this list',
  },
  shortage: { kind: 'precondition', zh: '可用数量不足', en: 'Less is available than was asked for' },
  'over-approved': { kind: 'precondition', zh: '核放数量超过清单核准数量', en: 'The passes would exceed what the list was approved for' },
  'entered-first': {
    kind: 'precondition',
    zh: '该清单的货物已先进区，凭进区记录核扣，无需核放单',
    en: 'The goods of this list entered first: it is booked by their receipts and wants no gate pass',
  },
  'over-held': {
    kind: 'precondition',
    zh: '超过该提单先进区待核扣的数量',
    en: 'More is asked for than is held of what entered first on the bill',
  },
  'unknown-pass': { kind: 'not-found', zh: '核放单不存在', en: 'There is no such gate pass' },
  'pass-exists': {
    kind: 'conflict',
    zh: '该核放单编号已用于内容不同的核放单',
    en: 'This pass number was used for a pass with another content',
  },
  'pass-used': { kind: 'conflict', zh: '核放单已过卡', en: 'The gate pass was used' },
  'pass-void': { kind: 'precondition', zh: '核放单已作废', en: 'The gate pass is void' },
  'passed-before-issue': {
    kind: 'precondition',
    zh: '过卡时间早于核放单批准时间',
    en: 'The goods passed before their gate pass was approved',
  },
  'occurred-in-the-future': {
    kind: 'invalid',
    zh: '发生时间晚于当前时间5分钟以上',
    en: 'The time of occurrence is more than 5 minutes in the future',
  },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业', en: 'Your account is bound to no company' },
  'keeper-not-own': { kind: 'forbidden', zh: '只能为本企业设立账册', en: 'You can open accounts for your own company only' },
  'no-such-line': { kind: 'not-found', zh: '账册没有这个备案序号', en: 'The account has no such line' },
  'bad-cursor': { kind: 'invalid', zh: '翻页标记无效', en: 'The cursor is not one that this list gave' },
};

/** A domain's "no" with what its caller needs to mend it. */
export function refusalOf(refusal: AccountRefusal): RefusalError {
  const code = refusal.refusal;
  switch (code) {
    case 'invalid-command':
      return refuse(refusals, code, { faults: [...refusal.faults] });
    case 'shortage':
    case 'over-held':
    case 'over-approved': {
      const lines = refusal.lines.map(lackOf);
      const faultDetails = lines.map((values, fault) => ({ fault, values }));
      return refuse(refusals, code, { detail: lines[0] ?? {}, faultDetails, faults: faultsOf(refusal) });
    }
    case 'unknown-line':
    case 'expired':
      return refuse(refusals, code, { detail: { lines: refusal.lineNos.join(',') } });
    case 'list-closed':
      return refuse(refusals, code, { detail: { status: refusal.status } });
    case 'entered-first':
      return refuse(refusals, code, { detail: { bill: refusal.billNo } });
    case 'pass-used':
      return refuse(refusals, code, { detail: { pass: refusal.passNo } });
    case 'unknown-account':
    case 'account-exists':
    case 'unknown-list':
    case 'list-exists':
    case 'unknown-pass':
    case 'pass-exists':
    case 'pass-void':
    case 'passed-before-issue':
    case 'occurred-in-the-future':
      return refuse(refusals, code);
  }
}

type TooMuch = Extract<AccountRefusal, { readonly refusal: 'shortage' | 'over-approved' | 'over-held' }>;

function faultsOf(refusal: TooMuch): Fault[] {
  if (refusal.refusal === 'shortage') return refusal.lines.map(shortageFault);
  return refusal.lines.map(refusal.refusal === 'over-held' ? heldFault : excessFault);
}

/** The same names for what a list lacks in stock and a pass lacks in approved quantity, so that a program reads one form. */
function lackOf(line: Shortage | Excess): Readonly<Record<string, string>> {
  const { lineNo, requested, shortage } = line;
  if ('available' in line) return { line: lineNo, requested, available: line.available, shortage };
  return { line: lineNo, requested, available: line.remaining, remaining: line.remaining, shortage };
}

function shortageFault({ index, lineNo, available, shortage }: Shortage): Fault {
  const message = { zh: `备案序号${lineNo}缺少${shortage}`, en: `Line ${lineNo} is short of ${shortage}` };
  const hint = { zh: `可用${available}`, en: `${available} is available` };
  return { rule: 'shortage', path: `/quantities/${index}/quantity`, severity: 'SEVERITY_ERROR', message, hint };
}

function excessFault({ index, lineNo, remaining }: Excess): Fault {
  const message = { zh: `备案序号${lineNo}超过核准数量`, en: `Line ${lineNo} exceeds what was approved` };
  const hint = { zh: `最多还可核放${remaining}`, en: `At most ${remaining} is left for passes` };
  return { rule: 'over-approved', path: `/quantities/${index}/quantity`, severity: 'SEVERITY_ERROR', message, hint };
}

function heldFault({ index, lineNo, remaining }: Excess): Fault {
  const message = { zh: `备案序号${lineNo}超过先进区待核扣数量`, en: `Line ${lineNo} exceeds what is held of what entered first` };
  const hint = { zh: `该货物待核扣${remaining}`, en: `${remaining} of these goods is held` };
  return { rule: 'over-held', path: `/quantities/${index}/quantity`, severity: 'SEVERITY_ERROR', message, hint };
}
