import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from './walk.ts';

const dist = join(import.meta.dirname, '../../dist');

export interface Measured {
  readonly scripts: number;
  /** Of all scripts that the page needs, compressed by gzip. */
  readonly gzipBytes: number;
  /** From the request of the address until the page is there and nothing in it loads any more. */
  readonly usableMs: number;
}

/** Opens an address as a browser does that has seen nothing of the window yet. */
export async function measure(page: Page, path: string): Promise<Measured> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(path);
  const usableMs = await settled(page);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  await devTools.detach();
  const scripts = [...new Set(loaded)].filter((each) => each.endsWith('.js'));
  return { scripts: scripts.length, gzipBytes: scripts.reduce((sum, each) => sum + gzipSizeOf(each), 0), usableMs };
}

/** Size of a built file as it is sent: compressed, where the build found that smaller. */
function gzipSizeOf(path: string): number {
  try {
    return readFileSync(join(dist, `${path}.gz`)).length;
  } catch {
    return readFileSync(join(dist, path)).length;
  }
}
