import type { DemoUser } from '#src/domain/demo-users';
import { escape } from './escape.ts';

export type Language = 'zh' | 'en';
type Text = Readonly<Record<Language, string>>;

/** What each role is for; in the order of the page. */
const ROLES: readonly { readonly role: string; readonly name: Text; readonly may: Text }[] = [
  {
    role: 'operator',
    name: { zh: '报关单位', en: 'Operators' },
    may: {
      zh: '录入、导入和提交报关单，查看本企业申报的进度与待办。',
      en: 'File declarations by form or upload, and see where those of the own company stand.',
    },
  },
  {
    role: 'officer',
    name: { zh: '口岸查验单位', en: 'Officers' },
    may: {
      zh: '在本单位队列中领取、查验、作出决定；看到风险提示的只有风控关员。',
      en: 'Claim, inspect and decide in the queue of the own authority. Only the risk officer sees what risk screening said.',
    },
  },
  {
    role: 'carrier',
    name: { zh: '承运人', en: 'Carriers' },
    may: { zh: '报告到港和物流节点，核对到货与申报。', en: 'Report arrivals and milestones; see what arrived without a declaration.' },
  },
  {
    role: 'warehouse',
    name: { zh: '仓库与监管场所', en: 'Warehouses and sites' },
    may: {
      zh: '管理保税账册、核注清单与核放单，报告场所节点。',
      en: 'Keep bonded accounts, lists and gate passes; report what moves on the site.',
    },
  },
  {
    role: 'bank',
    name: { zh: '银行', en: 'Banks' },
    may: { zh: '凭凭证编号确认税款缴纳和担保。', en: 'Confirm tax payments and guarantees by their receipts.' },
  },
  {
    role: 'planner',
    name: { zh: '口岸规划', en: 'Planners' },
    may: { zh: '分析通关时间，跟踪压缩三分之一的目标。', en: 'Study clearance times and the way to the target of one third less.' },
  },
  {
    role: 'tax',
    name: { zh: '税务部门', en: 'Tax authority' },
    may: { zh: '查看可退税的出口报关单，报送出口退税进度。', en: 'See exports that give a tax refund, and tell how each refund stands.' },
  },
  {
    role: 'administrator',
    name: { zh: '系统管理', en: 'Administrators' },
    may: { zh: '查看服务状态，处理停靠的事件流。', en: 'See the health of the services and deal with parked streams.' },
  },
];

const TEXTS = {
  title: { zh: '通关：选择演示用户登录', en: 'Tongguan: sign in as a demo user' },
  about: {
    zh: '演示用户没有密码，只在本机可用；企业与编号均为虚构。',
    en: 'Demo users have no password and exist on this machine only. Companies and numbers are made up.',
  },
  other: { zh: 'English', en: '中文' },
  back: { zh: '返回，不登录', en: 'Back without signing in' },
} as const satisfies Readonly<Record<string, Text>>;

/** The demo users by role, as buttons of one form: works without script. `backTo` is the window. */
export function signInPage(uid: string, users: readonly DemoUser[], language: Language, backTo: string | undefined): string {
  const t = (text: Text): string => escape(text[language]);
  const action = `/interaction/${encodeURIComponent(uid)}`;
  const button = ({ subject, label }: DemoUser): string =>
    `<button name="user" value="${escape(subject)}">${t(label)}<span>${escape(subject)}</span></button>`;
  const group = ({ role, name, may }: (typeof ROLES)[number]): string => {
    const own = users.filter(({ roles }) => roles.includes(role));
    if (own.length === 0) return '';
    return `<section aria-labelledby="${role}"><h2 id="${role}">${t(name)}</h2><p class="quiet">${t(may)}</p>\n${own.map(button).join('\n')}\n</section>`;
  };
  const other = language === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t(TEXTS.title)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body><main class="wide">
<header><h1>${t(TEXTS.title)}</h1><a href="${action}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${t(TEXTS.other)}</a></header>
<p>${t(TEXTS.about)}</p>
<form method="post" action="${action}/login">
<div class="groups">
${ROLES.map(group).join('\n')}
</div>
</form>
${backTo === undefined ? '' : `<p><a href="${escape(backTo)}">${t(TEXTS.back)}</a></p>`}
</main></body>
</html>
`;
}
