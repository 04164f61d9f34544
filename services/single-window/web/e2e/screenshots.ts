/**
 * `npm run screenshots [-- name …] [-- --measure]`: every page of the tour as PNG, in both languages, into `screenshots/`; with
 * `--measure` also a table of what each page loads at a first visit and when it can be used. Starts a Tongguan of its own with a sample day.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './harness/measure.ts';
import { TOUR } from './harness/tour.ts';
import { startWalk } from './harness/walk.ts';
import { openWindow } from './harness/window.ts';
import type { Language } from './harness/window.ts';
import { provideChromium } from '../../../../scripts/provide-chromium.ts';

const out = join(import.meta.dirname, '../../../../screenshots');
const measured = process.argv.includes('--measure');
const wanted = process.argv.slice(2).filter((name) => name !== '--measure');
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
const rows: string[] = [];
try {
  for (const language of ['zh', 'en'] satisfies Language[]) {
    await mkdir(join(out, language), { recursive: true });
    const walk = startWalk(tongguan, { language });
    for (const stop of TOUR) {
      const { name } = stop;
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      try {
        const page = await walk.goTo(stop);
        await page.screenshot({ path: join(out, language, `${name}.png`), fullPage: true, animations: 'disabled', timeout: 60_000 });
        console.log(`screenshots/${language}/${name}.png`);
        if (measured && language === 'zh' && page.url().startsWith(tongguan.url)) {
          const { scripts, gzipBytes, usableMs } = await measure(page, page.url());
          rows.push(`| ${name} | ${String(scripts)} | ${(gzipBytes / 1024).toFixed(0)} | ${usableMs.toFixed(0)} |`);
        }
      } catch (error) {
        failed++;
        console.error(`${language}/${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await walk.end();
  }
} finally {
  await tongguan.close();
}
if (measured) console.log(['| page | scripts | KiB gzip | usable after ms |', '| --- | ---: | ---: | ---: |', ...rows].join('\n'));
// the set-up waits for us on its channel
if (process.connected) process.disconnect();
process.exitCode = failed === 0 ? 0 : 1;
