import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const WORDS = {
  zh: { heading: '进口整体通关时间', sample: '含模拟样例', definition: '口径说明', start: '运输工具抵达' },
  en: {
    heading: 'Overall import clearance time',
    sample: 'simulated cases',
    definition: 'What is measured',
    start: 'Conveyance arrived',
  },
} as const;

describe.skipIf(!here)('the figures and the cases behind them', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow({ sample: true });
  }, 240_000);
  afterAll(async () => {
    await tongguan.close();
  });

  const figures = (page: Page, name: string) => page.getByRole('region', { name });

  test.each([
    ['zh', undefined],
    ['en', undefined],
    ['zh', PHONE],
    ['en', PHONE],
  ] as const)('are read by everybody without signing in (%s, %o)', async (language, viewport) => {
    const page = await tongguan.visit({ language, ...(viewport === undefined ? {} : { viewport }) });
    await page.goto('/figures');
    const words = WORDS[language];
    const part = figures(page, words.heading);
    await part.locator('summary').click();
    await part.getByText(words.start).first().waitFor();
    await page.getByRole('alert').filter({ hasText: words.sample }).waitFor();
    const answer = await fetch(`${tongguan.url}/v1/metrics/clearance-time?definition=import-gacc`);
    const { meanMs, n } = ((await answer.json()) as { total: { meanMs: number; n: number } }).total;
    const hours = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(meanMs / 3_600_000);
    expect(n).toBeGreaterThan(0);
    expect(await part.locator('dd').first().textContent()).toContain(hours);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(faultsOf(page)).toEqual([]);
  });

  test('are saved as CSV without signing in; without the sample there is nothing, and that is said', async () => {
    const page = await tongguan.visit();
    await page.goto('/figures');
    const link = page.getByRole('link', { name: '下载 CSV：进口整体通关时间' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('import-gacc');
    await page.getByRole('button', { name: '只看真实数据' }).click();
    await figures(page, '进口整体通关时间').getByText('此时段没有可衡量的报关单').waitFor();
    expect(new URL(page.url()).searchParams.get('sample')).toBe('exclude');
  });

  test('lead a planner to the cases, longest first, page by page, to a file, and to stages that add up to the total', async () => {
    const page = await tongguan.visit({ user: 'planner' });
    await page.goto('/one-third/cases');
    const rows = page.locator('.ant-table-row');
    await rows.first().waitFor();
    const asked = await tongguan.as('planner').get('/v1/metrics/cases?definition=import-gacc&limit=100');
    const { rows: all, count } = asked.body as { rows: readonly { declarationNo: string }[]; count: number };
    const shown = () => rows.evaluateAll((each) => each.map((row) => row.textContent));
    const expectRows = async (expected: typeof all) => {
      const texts = await shown();
      expect(texts).toHaveLength(expected.length);
      for (const [place, { declarationNo }] of expected.entries()) expect(texts[place]).toContain(declarationNo);
    };
    await expectRows(all.slice(0, 25));
    await page.getByText(`共 ${String(count)} 票`).waitFor();
    await expectAccessible(page);

    await rows.first().getByRole('button').first().click();
    const stages = page.getByRole('table', { name: '各环节用时' });
    await stages.waitFor();
    const ms = await stages.locator('[data-ms]').evaluateAll((each) => each.map((one) => Number((one as HTMLElement).dataset['ms'])));
    expect(ms.length).toBeGreaterThan(2);
    expect(ms.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(ms.at(-1));
    await expectAccessible(page);

    await page.getByRole('button', { name: '下一页' }).click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    await rows.filter({ hasText: all[25]!.declarationNo }).waitFor();
    await expectRows(all.slice(25, 50));
    await page.getByRole('button', { name: '上一页' }).click();
    await rows.filter({ hasText: all[0]!.declarationNo }).waitFor();

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 CSV' }).click()]);
    expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(count + 1);
    expect(faultsOf(page)).toEqual([]);
  });

  test('list the cases that the address names, in English too, and say what to do where there is none', async () => {
    const page = await tongguan.visit({ user: 'planner', language: 'en' });
    await page.goto('/one-third/cases?stage=B&owner=TRADER&mode=2');
    await page.locator('.ant-table-row').first().waitFor();
    const modes = await page.locator('.ant-table-row').evaluateAll((each) => each.map((row) => row.textContent));
    expect(modes.every((text) => text.includes('Water'))).toBe(true);
    await expectAccessible(page);
    await page.goto('/one-third/cases?from=2001-01-01&before=2001-01-02');
    await page.getByText('No case under these conditions').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.locator('.ant-table-row').first().waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('are no business of an operator beyond what is public', async () => {
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.getByRole('link', { name: '通关时间（公开）' }).first().waitFor();
    expect(await page.getByRole('link', { name: '票级明细' }).count()).toBe(0);
    await page.goto('/one-third/cases');
    await page.getByText('无权使用此页面').waitFor();
  });
});
