import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import type { DemoUser } from '#src/domain/demo-users';
import { errorPage, noUsersPage } from './pages.ts';
import { signInPage } from './sign-in-page.ts';
import type { Language } from './sign-in-page.ts';

const PATH = /^\/interaction\/([\w-]{1,64})(\/login)?$/;
const MAX_FORM_BYTES = 2_048;

export interface SignInDoor {
  readonly provider: Provider;
  readonly users: readonly DemoUser[];
  /** Where somebody goes who does not want to sign in after all. */
  readonly windowUrl: string | undefined;
}

/** The sign-in page and what its buttons send. Returns false for paths that are not its own. */
export async function handleInteraction(
  { provider, users, windowUrl }: SignInDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const match = PATH.exec(pathOf(request));
  if (match === null) return false;
  try {
    // also checks the signed cookie: an address alone opens nothing
    const { uid, prompt } = await provider.interactionDetails(request, response);
    if (uid !== match[1]) throw new errors.SessionNotFound('another sign-in was begun since');
    const posted = match[2] !== undefined;
    if (prompt.name !== 'login') {
      // the first party needs no consent, and no other client can get here
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'no consent' });
    } else if (posted && request.method === 'POST') {
      await signIn(provider, users, request, response);
    } else if (!posted && request.method === 'GET') {
      sendPage(response, 200, users.length === 0 ? noUsersPage() : signInPage(uid, users, languageOf(request), windowUrl));
    } else {
      sendPage(response, 405, errorPage('method_not_allowed', ''));
    }
  } catch (error) {
    if (!(error instanceof errors.OIDCProviderError)) throw error;
    sendPage(response, error.statusCode, errorPage(error.error, error.error_description ?? ''));
  }
  return true;
}

async function signIn(provider: Provider, users: readonly DemoUser[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chosen = (await readForm(request)).get('user');
  const user = users.find(({ subject }) => subject === chosen);
  if (user === undefined) {
    sendPage(response, 400, errorPage('unknown_user', ''));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: user.subject } }, { mergeWithLastSubmission: false });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) throw new errors.InvalidRequest('the form is too large', 413);
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** As chosen on the page, else as the browser prefers; Chinese first. */
function languageOf(request: IncomingMessage): Language {
  const chosen = new URLSearchParams((request.url ?? '').split('?', 2)[1]).get('lang');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
}
