import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { DemoUser } from '#src/domain/demo-users';
import { handleInteraction, pathOf, sendPage } from './interactions.ts';
import { errorPage } from './pages.ts';
import { STYLE } from './style.ts';

export interface DoorOptions {
  readonly provider: Provider;
  readonly issuer: string;
  readonly users: readonly DemoUser[];
  /** Where forms may lead to in the end. */
  readonly redirectUris: readonly string[];
  readonly failed: (error: unknown) => void;
}

/** Everything that is asked of the sign-in over HTTP. */
export function createDoor(options: DoorOptions): RequestListener {
  const { provider, issuer, users, failed } = options;
  const headers = securityHeaders(issuer, options.redirectUris);
  const ownHost = new URL(issuer).host;
  const windowUrl = options.redirectUris.map((uri) => `${new URL(uri).origin}/`)[0];
  const oidc = provider.callback();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (path === '/livez') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    } else if (users.length > 0 && request.headers.host !== ownHost) {
      // a page of another name that resolves to this machine (DNS rebinding) must not get at users without passwords
      sendPage(response, 421, errorPage('misdirected_request', ownHost));
    } else if (path === '/style.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }).end(STYLE);
    } else if (!(await handleInteraction({ provider, users, windowUrl }, request, response))) {
      await oidc(request, response);
    }
  }

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      failed(error);
      if (response.headersSent) response.destroy();
      else sendPage(response, 500, errorPage('server_error', ''));
    });
  };
}

function securityHeaders(issuer: string, redirectUris: readonly string[]): ReadonlyMap<string, string> {
  // browsers hold form-action against the redirects that follow a form, too
  const targets = [...new Set(redirectUris.map((uri) => new URL(uri).origin))].join(' ');
  const headers = new Map([
    [
      'content-security-policy',
      `default-src 'none'; style-src 'self'; form-action 'self' ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    ],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
  ]);
  if (issuer.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
  return headers;
}
