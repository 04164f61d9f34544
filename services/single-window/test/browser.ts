interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser as far as a sign-in needs one: it keeps cookies by host name and path, as browsers do (not by port), and follows redirects when told. */
export class Browser {
  readonly #cookies = new Map<string, Cookie>();
  /** Every set-cookie header that was seen. */
  readonly seen: string[] = [];

  /** One request; redirects are answers. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url);
    const cookies = [...this.#cookies.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`);
    const headers = new Headers(init.headers);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects as a person's browser does; answers with the last page and its address. */
  async visit(url: string, init: RequestInit = {}): Promise<{ readonly url: string; readonly response: Response }> {
    let at = url;
    let response = await this.send(at, init);
    for (let hops = 0; response.headers.has('location') && response.status >= 300 && response.status < 400; hops++) {
      if (hops > 10) throw new Error(`too many redirects, last ${at}`);
      at = new URL(response.headers.get('location') ?? '', at).href;
      response = await this.send(at);
    }
    return { url: at, response };
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  /** As somebody would who has planted a cookie. */
  plant(name: string, value: string): void {
    this.#cookies.set(`${name} /`, { name, value, path: '/' });
  }

  #keep(line: string): void {
    this.seen.push(line);
    const [pair = '', ...attributes] = line.split(/; ?/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    const key = `${name} ${path}`;
    const gone = value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute));
    if (gone) this.#cookies.delete(key);
    else this.#cookies.set(key, { name, value, path });
  }
}

/** Goes to the sign-in, chooses a user and comes back. */
export async function signIn(
  browser: Browser,
  loginUrl: string,
  user: string,
): Promise<{ readonly url: string; readonly response: Response }> {
  const page = await browser.visit(loginUrl);
  const html = await page.response.text();
  const action = /action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) return page;
  if (!html.includes(`value="${user}"`)) throw new Error(`no button for ${user} on ${page.url}`);
  return browser.visit(new URL(action, page.url).href, { method: 'POST', body: new URLSearchParams({ user }) });
}
