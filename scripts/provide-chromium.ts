import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromiumPath } from '../services/single-window/web/e2e/harness/chromium.ts';

/** The Chinese glyphs are for the screenshots. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Chromium for the page tests: `$CHROMIUM` or the one that is here, else Debian's package where we may install it; else how to get it. */
export async function provideChromium(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const here = chromiumPath();
  if (here !== undefined) return { path: here };
  const missing = 'no Chromium here: install it (Debian: apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM';
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return { missing };
  console.log(`[test] installing ${PACKAGES.join(', ')} ...`);
  // the lists may be old or absent: they are fetched only when the first try fails
  const install = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
  if (!(await aptGet(install)) && (await aptGet(['update']))) await aptGet(install);
  const installed = chromiumPath();
  return installed === undefined ? { missing: `${missing} (apt-get could not)` } : { path: installed };
}

async function aptGet(args: readonly string[]): Promise<boolean> {
  const child = spawn('/usr/bin/apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
