import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about the completion of a summary (完整申报), with its words. */
export const twoStepRefusals = {
  'invalid-completion': { kind: 'invalid', zh: '完整申报有误，详见各项', en: 'The complete declaration has faults; each is listed' },
  'unknown-declaration': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
  'declaration-too-large': { kind: 'too-large', zh: '报关单过大', en: 'The declaration is too large' },
  'not-two-step': {
    kind: 'conflict',
    zh: '这份报关单是一次申报，没有需要完成的概要',
    en: 'This declaration was filed in one step; there is no summary to complete',
  },
  'completion-filed': {
    kind: 'conflict',
    zh: '完整申报已提交；内容有误的，申请修改报关单',
    en: 'The complete declaration was filed already; ask for an amendment if it is wrong',
  },
  'supplement-asked': {
    kind: 'conflict',
    zh: '海关要求补充概要申报；请先修改概要',
    en: 'More was asked for in the summary: amend the summary first',
  },
  'under-inspection': {
    kind: 'conflict',
    zh: '货物正在查验，查验结束后再提交完整申报',
    en: 'The goods are under inspection; complete the declaration when it is over',
  },
  'goods-detained': {
    kind: 'conflict',
    zh: '查验发现异常，货物已扣留，不能提交完整申报',
    en: 'An inspection found something and the goods are detained: the declaration cannot be completed',
  },
  'declaration-returned': { kind: 'conflict', zh: '报关单已退单，请重新申报', en: 'The declaration was returned; file a new one' },
  'declaration-withdrawn': { kind: 'conflict', zh: '报关单已撤销', en: 'The declaration was withdrawn' },
  'declaration-expired': { kind: 'conflict', zh: '报关单已失效，请重新申报', en: 'The declaration has lapsed; file a new one' },
  'request-open': {
    kind: 'conflict',
    zh: '概要的修撤单申请待海关审批，请等待其结果',
    en: 'A request about the summary is open; wait for its decision',
  },
} as const satisfies RefusalTable<string>;
