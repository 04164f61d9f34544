import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';

export interface HomeFacts {
  readonly engine: string;
  readonly version: string;
  readonly issuer: string;
}

export const HOME_STYLE =
  'body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b2733}h1{font-size:1.6rem}table{border-collapse:collapse;width:100%}td,th{padding:.4rem .8rem .4rem 0;text-align:left;border-bottom:1px solid #dde3ea;vertical-align:top}a{color:#0b5cad}.en{color:#5a6875}';

/** `/`: what runs here and where to go on. No script, no outside resource. */
export function homeRoute(app: App, clients: Clients, facts: HomeFacts): void {
  const services = ['single-window', ...clients.operations.keys(), 'identity'];
  app.get('/', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>通关 Tongguan</title><style>${HOME_STYLE}</style></head>
<body><h1>通关 · 湖南跨境物流与通关单一窗口</h1>
<p class="en">Tongguan: a single window for cross-border logistics and customs in Hunan.</p>
<table>
<tr><th>接口文档 <span class="en">API reference</span></th><td><a href="/docs">/docs</a> · <a href="/openapi.json">/openapi.json</a></td></tr>
<tr><th>登录服务 <span class="en">Sign-in</span></th><td>${escape(facts.issuer)}</td></tr>
<tr><th>公开指标 <span class="en">Public figures</span></th><td><a href="/v1/metrics/clearance-time?definition=import-gacc">进口 import</a> · <a href="/v1/metrics/clearance-time?definition=export-gacc">出口 export</a> · <a href="/v1/metrics/target?definition=import-gacc">压缩三分之一 one third</a> · <a href="/v1/metrics/definitions">口径 definitions</a></td></tr>
<tr><th>服务 <span class="en">Services</span></th><td>${services.map(escape).join(' · ')}</td></tr>
<tr><th>引擎 <span class="en">Engine</span></th><td>${escape(facts.engine)} · ${escape(facts.version)}</td></tr>
<tr><th>健康 <span class="en">Health</span></th><td><a href="/readyz">/readyz</a> · <a href="/livez">/livez</a> · <a href="/metrics">/metrics</a></td></tr>
</table><p>默认启动含模拟样例日；样例逐条标注（<code>sample: true</code>），不是湖南的真实数据。<br><span class="en">The default start plays a simulated sample day; what is simulated is marked as sample in every row and is not real data of Hunan.</span></p>
</body></html>`;
    return reply.type('text/html; charset=utf-8').send(page);
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
