import { escape } from './escape.ts';

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
