/** One user of the default start: a role to try out, never a person. */
export interface DemoUser {
  readonly subject: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly roles: readonly string[];
  /** USCC of the company that the user acts for; made up. */
  readonly company?: string;
  readonly authority?: string;
  /** Customs offices (关区代码), 4 digits: of an officer, or those that a supervised site works under. */
  readonly offices: readonly string[];
  /** Duties of an officer, e.g. `risk` 风控. */
  readonly duties?: readonly string[];
}

const BROKER = '91430100MA4L0002XB';
const MAKER = '91430100MA4L00038B';
const SITE = '91430100MA4L00011K';
const IMPORTER = '91430100MA4L000466';
const BANK = '91430100MA4L000541';
const CHANGSHA = '4905';
const YUEYANG = '4902';
const AIRPORT = '4908';

function officer(subject: string, authority: string, offices: readonly string[], zh: string, en: string): DemoUser {
  return { subject, label: { zh, en }, roles: ['officer'], authority, offices };
}

function inCompany(subject: string, role: string, company: string, zh: string, en: string): DemoUser {
  return { subject, label: { zh, en }, roles: [role], company, offices: [] };
}

/** One user for each role (architecture.md, Trust), two operators of two companies among them. */
export const DEMO_USERS: readonly DemoUser[] = [
  inCompany('operator-a', 'operator', BROKER, '报关员：示例报关有限公司', 'Declarant of a customs broker'),
  inCompany('operator-b', 'operator', MAKER, '报关员：示例烟花制造有限公司', 'Declarant of a fireworks maker'),
  inCompany(
    'operator-d',
    'operator',
    IMPORTER,
    '报关员：示例进口贸易有限公司（逐票缴税）',
    'Declarant of an importer that pays bill by bill',
  ),
  officer('customs-officer', 'customs', [CHANGSHA, YUEYANG], '海关关员：4905、4902', 'Customs officer at 4905 and 4902'),
  officer(
    'customs-officer-2',
    'customs',
    [CHANGSHA, YUEYANG, AIRPORT],
    '海关关员：4905、4902、4908',
    'Customs officer at 4905, 4902 and 4908',
  ),
  {
    ...officer('customs-risk-officer', 'customs', [CHANGSHA, YUEYANG, AIRPORT], '海关风控关员', 'Customs risk officer'),
    duties: ['risk'],
  },
  officer('quarantine-officer', 'quarantine', [CHANGSHA, YUEYANG, AIRPORT], '检验检疫关员', 'Quarantine officer'),
  officer('maritime-officer', 'maritime', [YUEYANG], '海事官员：4902', 'Maritime officer at 4902'),
  officer('road-officer', 'road', [CHANGSHA, YUEYANG, AIRPORT], '路政官员', 'Road officer'),
  inCompany('carrier', 'carrier', SITE, '承运人', 'Carrier'),
  inCompany('bank', 'bank', BANK, '银行：税费缴款与担保', 'Bank: tax payments and guarantees'),
  {
    ...inCompany('warehouse-keeper', 'warehouse', SITE, '保税仓库与监管场所经营人：4905', 'Keeper of a bonded warehouse and site at 4905'),
    offices: [CHANGSHA],
  },
  { subject: 'planner', label: { zh: '口岸办规划人员', en: 'Planner of the port office' }, roles: ['planner'], offices: [] },
  { subject: 'tax-officer', label: { zh: '税务人员：出口退税', en: 'Tax officer of export refunds' }, roles: ['tax'], offices: [] },
  { subject: 'administrator', label: { zh: '系统管理员', en: 'Administrator' }, roles: ['administrator'], offices: [] },
];

/** Id of the program client that acts with the rights of a demo user. */
export function programOf(user: DemoUser): string {
  return `${user.subject}-program`;
}

/** What tokens say of a user beside `sub`; absent things are left out. */
export function claimsOf({ roles, company, authority, offices, duties }: DemoUser): Readonly<Record<string, unknown>> {
  return {
    roles,
    ...(company === undefined ? {} : { company }),
    ...(authority === undefined ? {} : { authority }),
    ...(offices.length === 0 ? {} : { offices }),
    ...(duties === undefined ? {} : { duties }),
  };
}
