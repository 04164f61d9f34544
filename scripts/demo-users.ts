/** The demo users by role, as the start block shows them. They exist only while every listener is on loopback. */
export const DEMO_USERS: readonly (readonly [role: string, users: string])[] = [
  ['operator 申报企业', 'operator-a, operator-b, operator-d'],
  ['officer 海关', 'customs-officer, customs-officer-2, customs-risk-officer'],
  ['officer 其他部门', 'quarantine-officer, maritime-officer, road-officer'],
  ['carrier 承运人', 'carrier'],
  ['bank 银行', 'bank'],
  ['warehouse 仓库', 'warehouse-keeper'],
  ['planner 规划', 'planner'],
  ['tax 税务', 'tax-officer'],
  ['administrator 管理员', 'administrator'],
];
/** Secret of the program clients `<user>-program`, on loopback only. */
export const DEMO_SECRET = 'demo';
