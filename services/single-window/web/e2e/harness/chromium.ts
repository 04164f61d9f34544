import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** `$CHROMIUM`, else a `chromium` on the PATH; undefined where there is none. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const given = env['CHROMIUM'];
  if (given !== undefined && given !== '') return given;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Whether pages can be tested here; with CI=true nothing may be missing. */
export function chromiumIsHere(): boolean {
  if (chromiumPath() !== undefined) return true;
  if (process.env['CI'] === 'true') throw new Error('Chromium is needed with CI=true: run npm test, or name it in CHROMIUM');
  process.stderr.write('page tests are skipped: no Chromium here; install it (Debian: apt-get install chromium) or name it in CHROMIUM\n');
  return false;
}

export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('no Chromium here; name one in CHROMIUM');
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}
