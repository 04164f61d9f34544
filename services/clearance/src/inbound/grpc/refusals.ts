import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { Refusal, RefusalCode } from '../../domain/refusals.ts';

const table: RefusalTable<RefusalCode> = {
  'case-not-found': { kind: 'not-found', zh: '未找到该通关案件', en: 'There is no such case' },
  'not-your-office': { kind: 'forbidden', zh: '该案件不属于您所在的关区', en: 'The case belongs to another customs office' },
  'not-your-authority': { kind: 'forbidden', zh: '只能查看本部门的队列', en: 'You can see the queue of your own authority only' },
  'authority-not-required': { kind: 'forbidden', zh: '该案件不需要您所在部门的意见', en: 'The case does not need your authority' },
  'already-released': { kind: 'conflict', zh: '该案件已放行', en: 'The case has been released already' },
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
  'unknown-sort': { kind: 'invalid', zh: '不支持的排序方式', en: 'This order is not known' },
  'cursor-not-valid': { kind: 'invalid', zh: '分页标记无效，请从第一页开始', en: 'The page mark is not valid; start from the first page' },
};

/** The answer to a refused command, ready to be thrown. */
export function refusalError({ refusal, detail }: Refusal): RefusalError {
  return refuse(table, refusal, detail === undefined ? {} : { detail: { ...detail } });
}
