import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import { MAX_BILL_LINES } from '#src/domain/enter-first/receive-goods';
import type { OverdueBill, ReceiptRefusal } from '#src/domain/enter-first/receive-goods';
import type { VoidReceiptRefusal } from '#src/domain/enter-first/void-receipt';

type Code = ReceiptRefusal['refusal'] | VoidReceiptRefusal['refusal'] | 'unknown-bill' | 'bad-cursor' | 'bad-state' | 'no-company';

/** Every "no" about goods that enter first (先进区、后报关), with its words. */
export const enterFirstRefusals: RefusalTable<Code> = {
  'invalid-command': { kind: 'invalid', zh: '进区登记有误，详见各项', en: 'The receipt has faults; each is listed' },
  'unknown-account': { kind: 'not-found', zh: '账册不存在', en: 'There is no such account' },
  'unknown-bill': { kind: 'not-found', zh: '没有这份先进区记录', en: 'Nothing entered first here' },
  'receipt-exists': {
    kind: 'conflict',
    zh: '该提单的这个进区单号已用于内容不同的进区记录',
    en: 'This receipt number was used on the bill for a receipt with another content',
  },
  'receipt-void': {
    kind: 'conflict',
    zh: '该提单的这个进区单号已作废，请另用单号',
    en: 'This receipt number was used on the bill for a receipt that is void: use another',
  },
  'unknown-receipt': { kind: 'not-found', zh: '进区单不存在', en: 'There is no such receipt' },
  'receipt-cleared': {
    kind: 'precondition',
    zh: '进区数量与已放行的备案清单相符，货物可核扣，进区单不能作废',
    en: 'The goods agree with a released record and may be booked: the receipt cannot be voided any more',
  },
  suspended: {
    kind: 'precondition',
    zh: '企业有逾期未报备案清单的提单，申报前暂停先进区、后报关',
    en: 'The firm has a bill whose record list is overdue: it may not enter first until that is declared',
  },
  'bill-full': {
    kind: 'precondition',
    zh: `一份提单的进区记录最多${MAX_BILL_LINES}行货物`,
    en: `The receipts of one bill hold at most ${MAX_BILL_LINES} lines of goods`,
  },
  'bad-cursor': { kind: 'invalid', zh: '翻页标记无效', en: 'The cursor is not one that this list gave' },
  'bad-state': { kind: 'invalid', zh: '未知的状态', en: 'There is no such state' },
  'no-company': { kind: 'forbidden', zh: '您的账号未绑定企业', en: 'Your account is bound to no company' },
};

/** A receipt's "no" with what its caller needs to mend it. */
export function receiptRefused(refusal: ReceiptRefusal | VoidReceiptRefusal): RefusalError {
  switch (refusal.refusal) {
    case 'invalid-command':
      return refuse(enterFirstRefusals, refusal.refusal, { faults: [...refusal.faults] });
    case 'suspended': {
      const [{ accountNo: account, billNo: bill, declareByMs }] = refusal.overdue;
      const detail = { account, bill, declareBy: new Date(declareByMs).toISOString() };
      const faultDetails = refusal.overdue.map((overdue, fault) => ({
        fault,
        values: { account: overdue.accountNo, bill: overdue.billNo },
      }));
      return refuse(enterFirstRefusals, refusal.refusal, { detail, faults: refusal.overdue.map(overdueFault), faultDetails });
    }
    case 'unknown-account':
    case 'receipt-exists':
    case 'receipt-void':
    case 'unknown-receipt':
    case 'receipt-cleared':
    case 'bill-full':
      return refuse(enterFirstRefusals, refusal.refusal);
  }
}

function overdueFault({ accountNo, billNo, declareByMs }: OverdueBill): Fault {
  const day = new Date(declareByMs + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    ...{ rule: 'record-overdue', path: '/enteredAt', severity: 'SEVERITY_ERROR' },
    message: {
      zh: `账册${accountNo}的提单${billNo}最迟应于${day}申报备案清单，已逾期`,
      en: `The record list of bill ${billNo} of account ${accountNo} was due on ${day}`,
    },
    hint: { zh: `先申报提单${billNo}的备案清单`, en: `File the record list of bill ${billNo} first` },
  };
}
