import type { DemoUser } from '#src/domain/demo-users';

/** One style sheet for all pages: no inline style, so that the policy can forbid it. */
export const STYLE = `
body { font-family: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; margin: 0; background: #f5f7fa; color: #1f2933; }
main { max-width: 34rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 8px; box-shadow: 0 1px 4px rgb(0 0 0 / 12%); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
p { line-height: 1.6; }
[lang='en'] { color: #52606d; font-size: .9em; }
button { display: block; width: 100%; margin: .5rem 0; padding: .7rem 1rem; text-align: start; font: inherit; background: #fff; border: 1px solid #9fb3c8; border-radius: 6px; cursor: pointer; }
button:hover, button:focus-visible { border-color: #1677ff; outline: 2px solid #1677ff33; }
button [lang='en'] { display: block; }
`;

function page(title: { zh: string; en: string }, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} · 通关</title>
<link rel="stylesheet" href="/style.css">
</head>
<body><main>
<h1>${title.zh}</h1>
<p lang="en">${title.en}</p>
${content}
</main></body>
</html>
`;
}

/** The demo users as buttons of one form: works without script. */
export function signInPage(uid: string, users: readonly DemoUser[]): string {
  const buttons = users.map(
    ({ subject, label }) =>
      `<button name="user" value="${escape(subject)}">${escape(label.zh)}<span lang="en">${escape(label.en)} (${escape(subject)})</span></button>`,
  );
  return page(
    { zh: '通关：选择演示用户登录', en: 'Tongguan: sign in as a demo user' },
    `<p>演示用户没有密码，只在本机可用。<br><span lang="en">Demo users have no password and exist on this machine only.</span></p>
<form method="post" action="/interaction/${encodeURIComponent(uid)}/login">
${buttons.join('\n')}
</form>`,
  );
}

export function noUsersPage(): string {
  return page(
    { zh: '此登录服务没有用户', en: 'This sign-in has no users' },
    `<p>演示用户仅在所有监听地址都是本机时提供。请配置正式的身份提供方。<br>
<span lang="en">Demo users exist only while every listener is on loopback. Configure the issuer that your users have.</span></p>`,
  );
}

/** `form` comes from the provider: it has the id `op.logoutForm` and carries the token against forgery. */
export function logoutPage(form: string): string {
  return page(
    { zh: '退出登录？', en: 'Sign out?' },
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">退出<span lang="en">Sign out</span></button>
<button type="submit" form="op.logoutForm">留下<span lang="en">Stay signed in</span></button>`,
  );
}

export function signedOutPage(): string {
  return page({ zh: '已退出登录', en: 'You are signed out' }, '');
}

export function errorPage(error: string, description: string): string {
  return page(
    { zh: '登录未完成', en: 'The sign-in did not finish' },
    `<p>请回到原页面重新登录。<br><span lang="en">Go back to where you came from and sign in again.</span></p>
<p><code>${escape(error)}</code> <span lang="en">${escape(description)}</span></p>`,
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
