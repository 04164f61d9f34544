/** The public HTTP API as one demo user sees it. */
export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, key?: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface WindowAddress {
  readonly url: string;
  readonly issuer: string;
  /** Shared secret of the demo program clients; they exist on loopback only. */
  readonly secret: string;
}

/** Tokens are renewed this long before they end. */
const MARGIN_MS = 30_000;

/** Signs a demo user's program in with client credentials (RFC 6749 §4.4) and calls the window with its token. */
export function callerFor(user: string, address: WindowAddress, realNow: () => number): Caller {
  let token: { text: string; until: number } | undefined;

  const signIn = async (): Promise<string> => {
    if (token !== undefined && token.until - MARGIN_MS > realNow()) return token.text;
    const reply = await fetch(`${address.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}-program:${address.secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (!reply.ok) throw new Error(`the sign-in of ${user} failed with ${reply.status}: ${await reply.text()}`);
    const { access_token: text, expires_in: seconds } = (await reply.json()) as { access_token: string; expires_in: number };
    token = { text, until: realNow() + seconds * 1000 };
    return text;
  };

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    key?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer> => {
    for (;;) {
      const reply = await fetch(`${address.url}${path}`, {
        method,
        headers: {
          ...headers,
          authorization: `Bearer ${await signIn()}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (reply.status === 429) {
        await reply.body?.cancel();
        await new Promise((resolve) => setTimeout(resolve, Number(reply.headers.get('retry-after') ?? '1') * 1000));
        continue;
      }
      const text = await reply.text();
      return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    }
  };
  return { get: (path) => call('GET', path), post: (path, body, key, headers) => call('POST', path, body, key, headers) };
}
