import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tongguan/testing/eventually';
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { start } from '../../../../../infra/system-tests/started.ts';
import type { Started } from '../../../../../infra/system-tests/started.ts';
import { launchChromium } from './chromium.ts';
import { undrawnTables } from './undrawn.ts';

export type Language = 'zh' | 'en';

export interface VisitOptions {
  /** Signed in as this demo user; nobody when absent. */
  readonly user?: string;
  readonly language?: Language;
  /** Default: an office screen of 1366 × 768. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Things move, as for a user who has not asked for less motion. */
  readonly motion?: boolean;
}

export const PHONE = { width: 390, height: 844 } as const;
export const OFFICE = { width: 1366, height: 768 } as const;

/** Tongguan as its users have it: `npm start` on a new folder, and a browser. */
export interface OpenWindow {
  readonly url: string;
  /** The public API as a demo user's program. */
  readonly as: Started['as'];
  readonly server: Started;
  readonly browser: Browser;
  /** A new browser profile with one page at `/`. Faults of a page (thrown errors, refused scripts) fail its test: see `faultsOf`. */
  visit(options?: VisitOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Play the sample day first. */
  readonly sample?: boolean;
  /** A sandbox, in which contract numbers steer what happens. */
  readonly sandbox?: boolean;
  /** A data folder that was filled before; it is not removed. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const SAMPLE_MS = 180_000;
/** A wait ends with its condition: only a test that fails takes so long, and a busy machine may need a good part of it. */
const PATIENCE_MS = 45_000;

export async function openWindow(options: OpenOptions = {}): Promise<OpenWindow> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tongguan-pages-')));
  const scratch = await mkdtemp(join(tmpdir(), 'tongguan-tables-'));
  // the sample day has its draws; a test's own declarations have none
  const tables = options.sample === true ? {} : { CLEARANCE_TABLES_DIR: await undrawnTables(scratch) };
  const args = options.sandbox === true ? ['--sandbox'] : options.sample === true ? [] : ['--empty'];
  const server = await start({ dataDir, args, env: { ...tables, ...options.env } });
  await server.ready();
  // it answers while the day is being played, in a time that is not ours yet
  if (options.sample === true) await eventually(() => server.stdout().includes('is ready'), { timeoutMs: SAMPLE_MS, everyMs: 100 });
  const browser = await launchChromium();
  const contexts: BrowserContext[] = [];
  // who has signed in once stays so in each new profile, as after closing a tab
  const signedIn = new Map<string, Cookie[]>();
  return {
    url: server.url,
    as: (user) => server.as(user),
    server,
    browser,
    async visit({ user, language = 'zh', viewport = OFFICE, motion = false } = {}) {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport,
        locale: language === 'en' ? 'en-GB' : 'zh-CN',
        // a zone that is not ours: pages must show Asia/Shanghai wherever the browser is
        timezoneId: 'Europe/Berlin',
        acceptDownloads: true,
        // what a page says must not depend on how far something has moved
        reducedMotion: motion ? 'no-preference' : 'reduce',
      });
      context.setDefaultTimeout(PATIENCE_MS);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
      contexts.push(context);
      const page = await context.newPage();
      noteFaults(page);
      const known = user === undefined ? undefined : signedIn.get(user);
      if (known !== undefined) await context.addCookies(known);
      else if (user !== undefined) {
        await signInUnseen(context, user);
        signedIn.set(user, await context.cookies());
      }
      await page.goto('/');
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await server.stop();
      for (const made of options.dataDir === undefined ? [scratch, dataDir] : [scratch]) await rm(made, { recursive: true, force: true });
    },
  };
}

/** Signs in by the requests of a browser, without drawing the pages on the way: `sign-in.e2e.test.ts` walks them. */
async function signInUnseen({ request }: BrowserContext, user: string): Promise<void> {
  const headers = { accept: 'text/html' };
  const asked = await request.get('/auth/login', { headers });
  const action = /action="([^"]+)"/.exec(await asked.text())?.[1];
  if (action === undefined) throw new Error(`no users to choose from at ${asked.url()}`);
  const done = await request.post(new URL(action, asked.url()).href, { headers, form: { user } });
  if (!done.ok()) throw new Error(`${user} could not sign in: ${String(done.status())} at ${done.url()}`);
}

/** Signs in as a person does: the button, then the user on the sign-in page. */
export async function signIn(page: Page, user: string): Promise<void> {
  const origin = new URL(page.url()).origin;
  await page
    .getByRole('link', { name: /登录|Sign in/ })
    .first()
    .click();
  await page.locator(`button[value="${user}"]`).click();
  await page.waitForURL(`${origin}/**`);
  await page.getByRole('navigation').or(page.getByRole('main')).first().waitFor();
}

const faults = new WeakMap<Page, string[]>();

function noteFaults(page: Page): void {
  const list: string[] = [];
  faults.set(page, list);
  page.on('pageerror', (error) => list.push(error.message));
  page.on('console', (message) => {
    // a refusal by the API is an answer, not a fault of the page; the policy refusing a script is one
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) list.push(message.text());
  });
}

/** What went wrong inside the page so far: thrown errors and console errors. Expect it to be empty at the end of a test. */
export function faultsOf(page: Page): readonly string[] {
  return faults.get(page) ?? [];
}
