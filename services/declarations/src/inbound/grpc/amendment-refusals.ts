import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about amendments and withdrawals, with its words. */
export const amendmentRefusals = {
  'invalid-change': { kind: 'invalid', zh: '申请有误，详见各项', en: 'The request has faults; each is listed' },
  'bad-idempotency-key': { kind: 'invalid', zh: '幂等键须为1至200个可见字符', en: 'An idempotency key has 1 to 200 visible characters' },
  'bad-cursor': { kind: 'invalid', zh: '分页游标无效或属于其他查询', en: 'The cursor is damaged or belongs to another query' },
  'unknown-kind': { kind: 'invalid', zh: '申请类型须为AMENDMENT或WITHDRAWAL', en: 'The kind of a request is AMENDMENT or WITHDRAWAL' },
  'unknown-declaration': { kind: 'not-found', zh: '没有这份报关单', en: 'There is no such declaration' },
  'no-such-request': { kind: 'not-found', zh: '没有这份修撤单申请', en: 'There is no such request' },
  'decision-reason-missing': {
    kind: 'invalid',
    zh: '请填写审批理由，1至500个字符',
    en: 'Give the reason of the decision, 1 to 500 characters',
  },
  'customs-only': {
    kind: 'forbidden',
    zh: '修撤单由海关审批，您不属于海关',
    en: 'Customs alone decides on requests; you are of another authority',
  },
  'other-office': {
    kind: 'forbidden',
    zh: '修撤单由申报地海关审批，您不属于该关区',
    en: 'The office where the declaration was filed decides; it is none of yours',
  },
  'declaration-too-large': { kind: 'too-large', zh: '报关单过大', en: 'The declaration is too large' },
  'nothing-changed': {
    kind: 'invalid',
    zh: '内容与现行版本相同，没有可修改之处',
    en: 'The content is the same as the one that counts now',
  },
  'request-key-reused': {
    kind: 'conflict',
    zh: '该幂等键已用于另一份申请',
    en: 'This idempotency key was used for another request',
  },
  'request-open': {
    kind: 'conflict',
    zh: '已有一份申请待海关审批，请等待其结果',
    en: 'A request is open already; wait for its decision',
  },
  'content-changed': {
    kind: 'conflict',
    zh: '报关单已修改，您的内容基于旧版本；请重新打开后再改',
    en: 'The declaration was amended meanwhile and yours was written over an older version; open it again',
  },
  'claims-refused': {
    kind: 'conflict',
    zh: '原产地证书不足以支持修改后的内容，详见各项；请不予批准并告知企业',
    en: 'The certificates of origin do not cover the amended content; each fault is listed. Refuse the request and tell the company',
  },
  'request-decided': {
    kind: 'conflict',
    zh: '该申请已审批、已撤回或已失效',
    en: 'The request was decided or taken back already, or has lapsed',
  },
  'declaration-changed': {
    kind: 'conflict',
    zh: '您查看之后报关单又有变化，请重新核对后再审批',
    en: 'The declaration has changed since you looked; look again before you decide',
  },
  'under-inspection': {
    kind: 'conflict',
    zh: '货物正在查验，查验结束前不得修改或撤销',
    en: 'The goods are under inspection: no amendment or withdrawal until it is over',
  },
  'goods-detained': {
    kind: 'conflict',
    zh: '查验发现异常，货物已扣留，不得修改或撤销',
    en: 'An inspection found something and the goods are detained: no amendment or withdrawal',
  },
  'declaration-returned': {
    kind: 'conflict',
    zh: '报关单已退单，请重新申报',
    en: 'The declaration was returned; file a new one',
  },
  'declaration-expired': {
    kind: 'conflict',
    zh: '提前申报已失效：货物未在期限内运抵；请重新申报',
    en: 'The advance declaration has lapsed: its cargo did not arrive in time; declare anew',
  },
  'declaration-closed': {
    kind: 'conflict',
    zh: '报关单已结关，不能再撤销',
    en: 'The declaration is closed and cannot be withdrawn any more',
  },
  'goods-departed': {
    kind: 'conflict',
    zh: '货物已离境，不能按退关撤销；退运须另行申报进口（监管方式4561）并注明原报关单号',
    en: 'The goods have departed, so they did not stay behind; goods that come back are declared as an import of mode 4561 that names this declaration',
  },
  'declaration-withdrawn': { kind: 'conflict', zh: '报关单已撤销', en: 'The declaration was withdrawn' },
  'declaration-released': {
    kind: 'conflict',
    zh: '货物已放行，不能在此撤销',
    en: 'The goods were released; the declaration cannot be withdrawn here',
  },
  'released-facts-fixed': {
    kind: 'conflict',
    zh: '货物已放行，不能再修改提运单、集装箱、商品、数量、重量、运输方式等放行所依据的内容',
    en: 'The goods were released: what the release rested on (bill, containers, goods, quantities, weight, mode) cannot be amended',
  },
  'goods-picked-up': {
    kind: 'conflict',
    zh: '概要申报的货物已提货放行，不能再修改或撤销；请提交完整申报，完整申报可以修改',
    en: 'The goods of the summary were released for pick-up: it cannot be amended or withdrawn any more. File the complete declaration; that one can be amended',
  },
  'completion-waits': {
    kind: 'conflict',
    zh: '完整申报已提交，等待提货放行；放行后方可修改，或撤销后重新申报',
    en: 'The complete declaration was filed and waits for the pick-up release: amend it after that, or withdraw and file again',
  },
  'proof-needed': {
    kind: 'conflict',
    zh: '货物已放行，申请须列明证明文件；该申请没有',
    en: 'The goods were released and the request names no proving document',
  },
} as const satisfies RefusalTable<string>;
