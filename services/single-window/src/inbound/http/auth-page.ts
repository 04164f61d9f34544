import type { FastifyReply } from 'fastify';

interface AuthPage {
  readonly status: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly text: { readonly zh: string; readonly en: string };
  /** Error code, to quote to support. */
  readonly code?: string;
  readonly links: readonly { readonly to: string; readonly zh: string; readonly en: string }[];
}

const STYLE =
  'body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;background:#f5f7fa;color:#1f2933}main{max-width:34rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:8px;box-shadow:0 1px 4px rgb(0 0 0/12%)}h1{font-size:1.4rem;margin:0}p{margin:.75rem 0}[lang=en]{color:#52606d;font-size:.9em}a{display:inline-block;margin:.5rem 1rem 0 0;color:#0b5cad}';

/** A page of the sign-in itself, for when the web UI cannot say it: no script. */
export function sendAuthPage(reply: FastifyReply, { status, title, text, code, links }: AuthPage): FastifyReply {
  const anchors = links.map(({ to, zh, en }) => `<a href="${escape(to)}">${escape(zh)} <span lang="en">${escape(en)}</span></a>`);
  const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title.zh)} · 通关</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title.zh)}</h1><p lang="en">${escape(title.en)}</p>
<p>${escape(text.zh)}<br><span lang="en">${escape(text.en)}</span></p>
${code === undefined ? '' : `<p><code>${escape(code)}</code></p>`}
<p>${anchors.join('')}</p></main></body></html>
`;
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
