/** `npm run screenshots [-- name …]`: every page of the tour as PNG, in both languages, into `screenshots/`. Starts a Tongguan of its own with a sample day. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOUR } from './harness/tour.ts';
import { openWindow } from './harness/window.ts';
import type { Language } from './harness/window.ts';
import { provideChromium } from '../../../../scripts/provide-chromium.ts';

const out = join(import.meta.dirname, '../../../../screenshots');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !TOUR.some((stop) => stop.name === name));
if (unknown.length > 0) {
  console.error(`no page ${unknown.join(', ')}; there are: ${TOUR.map((stop) => stop.name).join(', ')}`);
  process.exit(2);
}
const chromium = await provideChromium();
if ('missing' in chromium) {
  console.error(chromium.missing);
  process.exit(1);
}
console.log('starting with a sample day ...');
const tongguan = await openWindow({ sample: true, env: { CHROMIUM: chromium.path } });
let failed = 0;
try {
  for (const language of ['zh', 'en'] satisfies Language[]) {
    await mkdir(join(out, language), { recursive: true });
    for (const { name, user, path, viewport, arrange, prepare } of TOUR) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const page = await tongguan.visit({
        language,
        ...(user === undefined ? {} : { user }),
        ...(viewport === undefined ? {} : { viewport }),
      });
      try {
        await arrange?.(tongguan);
        await page.goto(path);
        await page.locator('h1').first().waitFor();
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        await prepare?.(page);
        await page.screenshot({ path: join(out, language, `${name}.png`), fullPage: true, animations: 'disabled' });
        console.log(`screenshots/${language}/${name}.png`);
      } catch (error) {
        failed++;
        console.error(`${language}/${name}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        await page.context().close();
      }
    }
  }
} finally {
  await tongguan.close();
}
// the set-up waits for us on its channel
if (process.connected) process.disconnect();
process.exitCode = failed === 0 ? 0 : 1;
