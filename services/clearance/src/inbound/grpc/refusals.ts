import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { Refusal, RefusalCode } from '../../domain/refusals.ts';

const table: RefusalTable<RefusalCode> = {
  'case-not-found': { kind: 'not-found', zh: '未找到该通关案件', en: 'There is no such case' },
  'not-your-office': { kind: 'forbidden', zh: '该案件不属于您所在的关区', en: 'The case belongs to another customs office' },
  'not-your-authority': { kind: 'forbidden', zh: '只能查看本部门的队列', en: 'You can see the queue of your own authority only' },
  'authority-not-required': { kind: 'forbidden', zh: '该案件不需要您所在部门的意见', en: 'The case does not need your authority' },
  'already-released': { kind: 'conflict', zh: '该案件已放行', en: 'The case has been released already' },
  'awaits-completion': {
    kind: 'conflict',
    zh: '概要申报已提货放行，等待企业提交完整申报',
    en: 'The summary was released for pick-up; the case waits for the complete declaration',
  },
  'already-refused': { kind: 'conflict', zh: '该案件已被拒绝，报关单已退回', en: 'The case has been refused and the declaration returned' },
  'declaration-withdrawn': {
    kind: 'conflict',
    zh: '报关单已撤销，案件已结束',
    en: 'The declaration was withdrawn and the case is over',
  },
  'already-decided': { kind: 'conflict', zh: '您所在部门已放行', en: 'Your authority has cleared the case already' },
  'claimed-by-another': { kind: 'conflict', zh: '该案件已由其他人员领取', en: 'Another officer has the case' },
  'not-claimed': { kind: 'precondition', zh: '请先领取该案件', en: 'Claim the case first' },
  'lease-lost': { kind: 'conflict', zh: '领取已超时，请重新领取', en: 'Your claim has expired; claim the case again' },
  'inspection-owed': {
    kind: 'precondition',
    zh: '尚缺查验结果，不能放行',
    en: 'An inspection result is owed; the case cannot be cleared yet',
  },
  'inspection-already-ordered': { kind: 'conflict', zh: '已下达查验指令', en: 'An inspection has been ordered already' },
  'no-inspection-owed': { kind: 'precondition', zh: '您所在部门没有待录入的查验结果', en: 'Your authority owes no inspection result' },
  'cargo-not-arrived': {
    kind: 'precondition',
    zh: '货物尚未运抵，不能录入查验结果',
    en: 'The cargo has not arrived, so it cannot have been inspected',
  },
  detained: {
    kind: 'precondition',
    zh: '查验发现异常，货物已扣留，须复查或拒绝',
    en: 'An inspection found something: order another one, or refuse',
  },
  'legal-basis-missing': { kind: 'invalid', zh: '请填写法律依据', en: 'Give the legal basis' },
  'reason-missing': { kind: 'invalid', zh: '请填写原因', en: 'Give the reason' },
  'finding-missing': { kind: 'invalid', zh: '请选择查验结果', en: 'Say what the inspection found' },
  'finding-twice': {
    kind: 'invalid',
    zh: '同一项号、同一箱号的查验发现只能录入一条',
    en: 'The same item and container have two findings; give one',
  },
  'finding-contradicts': {
    kind: 'invalid',
    zh: '总体结论为“未发现异常”，但有商品或集装箱发现异常',
    en: 'The whole is said to be without an anomaly, but an item or container has one',
  },
  'too-many-findings': { kind: 'invalid', zh: '查验发现条数过多', en: 'There are too many findings' },
  'no-such-item': { kind: 'invalid', zh: '该报关单没有这一项商品', en: 'The declaration has no such item' },
  'no-such-container': { kind: 'invalid', zh: '该报关单没有这个集装箱', en: 'The declaration has no such container' },
  'decision-missing': { kind: 'invalid', zh: '请选择处理决定', en: 'Say what you decide' },
  'text-too-long': { kind: 'invalid', zh: '文字过长', en: 'A text is too long' },
  'due-in-the-past': { kind: 'invalid', zh: '期限不能早于现在', en: 'The due time has passed already' },
  'occurred-in-the-future': { kind: 'invalid', zh: '发生时间不能晚于现在', en: 'It cannot have happened in the future' },
  'occurred-before-the-order': {
    kind: 'invalid',
    zh: '查验完成时间不能早于下达查验指令的时间',
    en: 'An inspection cannot have been finished before it was ordered',
  },
  'command-id-reused': {
    kind: 'conflict',
    zh: '该幂等键已用于另一内容的操作，请换用新键',
    en: 'This key was used for something else before; use a new one',
  },
  'tax-bill-not-found': { kind: 'not-found', zh: '未找到该税单', en: 'There is no such tax bill' },
  'no-tax-bill-yet': {
    kind: 'precondition',
    zh: '海关尚未审结，税单尚未填发，不能缴款或担保',
    en: 'Customs has not finished its review: there is no tax bill yet, and nothing can be paid or secured',
  },
  'tax-bill-void': { kind: 'conflict', zh: '该税单已作废，请按现行税单办理', en: 'The tax bill is void; go by the one that counts now' },
  'tax-bill-settled': {
    kind: 'conflict',
    zh: '该税单已由另一凭证缴清或担保',
    en: 'The tax bill has been paid or secured by another receipt already',
  },
  'tax-amount-differs': {
    kind: 'conflict',
    zh: '金额与应缴合计（税款加滞纳金）不一致，应缴金额见明细',
    en: 'The amount is not what is owed, taxes and late-payment fee together; the detail says what is',
  },
  'tax-to-be-secured': {
    kind: 'conflict',
    zh: '该税单须以保证金或保函担保，不能缴款',
    en: 'This bill is to be secured by a deposit or a letter of guarantee, not paid',
  },
  'payment-by-bank-only': {
    kind: 'forbidden',
    zh: '缴款只能由银行确认；海关柜台可接受保证金或保函',
    en: 'Only a bank confirms a payment; customs takes deposits and letters of guarantee',
  },
  'general-guarantee-by-rule': {
    kind: 'invalid',
    zh: '总担保由系统按担保备案自动适用，不能人工选择',
    en: 'A general guarantee applies by the register of guarantees and cannot be chosen',
  },
  'means-missing': { kind: 'invalid', zh: '请选择缴款或担保方式', en: 'Say how the bill is paid or secured' },
  'receipt-missing': {
    kind: 'invalid',
    zh: '请填写缴款凭证或保函编号',
    en: 'Give the number of the receipt or of the letter of guarantee',
  },
  'receipt-malformed': {
    kind: 'invalid',
    zh: '凭证编号须为 1 至 60 个字母、数字、符号或汉字，不含空格',
    en: 'A receipt number has 1 to 60 letters, digits or signs and no blank',
  },
  'receipt-used': {
    kind: 'conflict',
    zh: '该凭证编号已用于另一税单',
    en: 'This receipt has been used for another tax bill',
  },
  'amount-malformed': {
    kind: 'invalid',
    zh: '金额须为元，最多两位小数，如 1234.50',
    en: 'An amount is in yuan with two decimals at most, for example 1234.50',
  },
  'bank-unknown': { kind: 'forbidden', zh: '您的账号未登记所属银行', en: 'Your account does not say which bank it is of' },
  'unknown-state': { kind: 'invalid', zh: '状态须为 open、overdue、settled 或 void', en: 'A state is one of open, overdue, settled, void' },
  'unknown-sort': { kind: 'invalid', zh: '不支持的排序方式', en: 'This order is not known' },
  'cursor-not-valid': { kind: 'invalid', zh: '分页标记无效，请从第一页开始', en: 'The page mark is not valid; start from the first page' },
};

/** The answer to a refused command, ready to be thrown. */
export function refusalError({ refusal, detail }: Refusal): RefusalError {
  return refuse(table, refusal, detail === undefined ? {} : { detail: { ...detail } });
}
