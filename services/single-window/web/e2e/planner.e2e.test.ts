import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { clickDrawn, drawnChart } from './harness/drawn.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const WORDS = {
  zh: {
    ...{
      gauge: '进口：压缩三分之一的进度',
      note: '口径与基准来源：进口整体通关时间',
      start: '运输工具抵达',
      baseline: '凭记忆，未找到出处',
    },
    ...{ times: '平均、中位数与 P90', trend: '用时趋势', stages: '时间花在哪里、归谁', split: '按运输方式比较' },
    ...{ table: '以表格显示', month: '按月', sample: '模拟样例', none: '此条件下没有可衡量的报关单' },
  },
  en: {
    ...{ gauge: 'Import: progress to one third shorter', note: 'Definition and source: Overall import clearance time' },
    ...{ start: 'Conveyance arrived', baseline: 'from memory, no source found' },
    ...{ times: 'Mean, median and P90', trend: 'Trend', stages: 'Where the time goes, and whose it is', split: 'By transport mode' },
    ...{ table: 'Show as a table', month: 'By month', sample: 'Simulated sample', none: 'No case was measured under these conditions' },
  },
} as const;

const settled = (page: Page) => page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
const linksOf = (chart: Locator) =>
  chart
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
const searchOf = (address: string) => Object.fromEntries(new URL(address, 'http://any').searchParams);

async function asTable(chart: Locator, title: string, word: string = WORDS.zh.table): Promise<Locator> {
  await chart
    .getByRole('button', { name: `${word}：${title}` })
    .or(chart.getByRole('button', { name: `${word}: ${title}` }))
    .click();
  const table = chart.getByRole('table');
  await table.waitFor();
  return table;
}

describe.skipIf(!here)('one third', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow({ sample: true });
  }, 240_000);
  afterAll(async () => {
    await tongguan.close();
  });

  const figures = async <T>(path: string): Promise<T> => (await tongguan.as('planner').get(path)).body as T;
  const open = async (path = '/one-third', language: 'zh' | 'en' = 'zh') => {
    const page = await tongguan.visit({ user: 'planner', language });
    await page.goto(path);
    return page;
  };

  test.each(['zh', 'en'] as const)(
    'says how far each direction is, with definition, n and source one click away (%s)',
    async (language) => {
      const words = WORDS[language];
      const page = await open('/one-third', language);
      const gauge = await drawnChart(page, words.gauge);
      await page.getByRole('alert').filter({ hasText: words.sample }).waitFor();
      const target = await figures<{ progressByMean: number; n: number; meanMs: number }>('/v1/metrics/target?definition=import-gacc');
      const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(target.progressByMean);
      expect(target.n).toBeGreaterThan(0);
      await gauge.getByText(percent).waitFor();
      // in words and by a sign, not by colour alone
      expect(await gauge.locator('[data-verdict]').textContent()).toMatch(language === 'zh' ? /达到目标/ : /target/i);
      expect(await gauge.locator('[data-verdict] svg').count()).toBe(1);
      for (const title of [words.times, words.trend, words.stages, words.split]) await drawnChart(page, title);
      await settled(page);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

      await gauge.getByRole('button', { name: words.note }).click();
      const note = page.getByRole('dialog');
      await note.getByText(words.start).first().waitFor();
      await note.getByText('import-gacc@1').waitFor();
      await note.getByText(words.baseline).waitFor();
      expect(
        await note
          .getByRole('row')
          .filter({ hasText: language === 'zh' ? '票数' : 'Cases' })
          .textContent(),
      ).toContain(String(target.n));
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await note.waitFor({ state: 'hidden' });

      for (const title of [words.gauge, words.times, words.trend, words.stages, words.split]) {
        await asTable(page.getByRole('group', { name: title, exact: true }), title, words.table);
      }
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(faultsOf(page)).toEqual([]);
    },
  );

  test('follows the trend by day and by month, as the address says, with the numbers of the API', async () => {
    const page = await open();
    const trend = await drawnChart(page, WORDS.zh.trend);
    const expectPeriods = async (grain: string) => {
      const table = trend.getByRole('table');
      const { points } = await figures<{ points: { period: string; figures: { n: number } }[] }>(
        `/v1/metrics/trend?definition=import-gacc&grain=${grain}`,
      );
      await table.getByRole('rowheader').filter({ hasText: points[0]!.period }).waitFor();
      expect(await table.getByRole('rowheader').count()).toBe(points.length);
      const ns = await table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.children[4]?.textContent));
      expect(ns).toEqual(points.map((point) => String(point.figures.n)));
    };
    await asTable(trend, WORDS.zh.trend);
    await expectPeriods('day');
    await trend.getByText(WORDS.zh.month, { exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('grain') === 'month');
    await trend.getByRole('columnheader', { name: '月结后修订次数' }).waitFor();
    await settled(page);
    await expectPeriods('month');
    await page.reload();
    await asTable(await drawnChart(page, WORDS.zh.trend), WORDS.zh.trend);
    await expectPeriods('month');
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('grain'));
    expect(faultsOf(page)).toEqual([]);
  });

  test('leads from a bar to the cases behind it with every filter, by mouse and by keys, and back to the same figures', async () => {
    const filter = 'definition=customs-only&direction=EXPORT&sample=only&lane=GREEN,YELLOW,RED&split=lane';
    const page = await open(`/one-third?${filter}`);
    const title = '按通道比较';
    const split = await drawnChart(page, title);
    await settled(page);
    const { groups } = await figures<{ groups: { group: string; n: number }[] }>(`/v1/metrics/clearance-time?${filter}`);
    await clickDrawn(page, split);
    await page.waitForURL((url) => url.pathname === '/one-third/cases');
    const clicked = searchOf(page.url());
    expect(clicked).toMatchObject({
      definition: 'customs-only',
      direction: 'EXPORT',
      sample: 'only',
      lane: 'GREEN,YELLOW,RED',
      split: 'lane',
    });
    const count = groups.find(({ group }) => group === clicked['group'])!.n;
    await page.getByText(`共 ${String(count)} 票`).waitFor();

    await page.getByRole('link', { name: '返回统计' }).click();
    await page.waitForURL((url) => url.pathname === '/one-third');
    expect(searchOf(page.url())).toEqual(searchOf(`?${filter}`));
    const again = await drawnChart(page, title);
    await settled(page);
    await asTable(again, title);
    const links = await linksOf(again);
    expect(links).toHaveLength(groups.filter(({ n }) => n > 0).length);
    const same = links.findIndex((link) => searchOf(link)['group'] === clicked['group']);
    expect(searchOf(links[same]!)).toEqual(clicked);
    // with the keys alone: from the button of the table on to the link of the row
    await again.getByRole('button', { name: `${WORDS.zh.table}：${title}` }).focus();
    const reached = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    for (let presses = 0; presses < 12 && (await reached()) !== links[same]; presses++) await page.keyboard.press('Tab');
    expect(await reached()).toBe(links[same]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/one-third/cases');
    expect(searchOf(page.url())).toEqual(clicked);
    await page.getByText(`共 ${String(count)} 票`).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('leads from each point, stage, owner and count to as many cases as it was made of', async () => {
    const page = await open();
    const n: Record<string, number> = {};
    for (const title of [WORDS.zh.gauge, WORDS.zh.times, WORDS.zh.trend, WORDS.zh.stages]) {
      const chart = await drawnChart(page, title);
      await settled(page);
      await asTable(chart, title);
      const rows = await chart
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((row) => ({ href: row.querySelector('a')?.getAttribute('href') ?? '', n: row.lastElementChild?.textContent ?? '' })),
        );
      const leading = rows.filter(({ href }) => href !== '');
      expect(leading.length).toBeGreaterThan(0);
      // the rows of owners and of the gauge name no number of cases
      for (const row of leading) n[row.href] = /^\d+$/.test(row.n) ? Number(row.n) : -1;
    }
    for (const [address, expected] of Object.entries(n)) {
      const { count } = await figures<{ count: number }>(`/v1/metrics/cases?${address.split('?')[1] ?? ''}`);
      if (expected === -1) expect(count).toBeGreaterThan(0);
      else expect([address, count]).toEqual([address, expected]);
    }
    const trend = page.getByRole('group', { name: WORDS.zh.trend, exact: true });
    await asTableAgain(trend);
    await drawnChart(page, WORDS.zh.trend);
    await clickDrawn(page, trend);
    await page.waitForURL((url) => url.pathname === '/one-third/cases');
    expect(searchOf(page.url())).toHaveProperty('from');
    await page.locator('.ant-table-row').first().waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  /** From the table back to the drawing. */
  const asTableAgain = (chart: Locator) => chart.getByRole('button', { name: new RegExp(`^${WORDS.zh.table}`) }).click();

  test('gives every chart as CSV and as a picture: on the clipboard, and as a file where the browser has none', async () => {
    const page = await open();
    for (const title of [WORDS.zh.gauge, WORDS.zh.times, WORDS.zh.trend, WORDS.zh.stages, WORDS.zh.split]) {
      const chart = await drawnChart(page, title);
      const link = chart.getByRole('link', { name: `下载 CSV：${title}` });
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const text = await readFile(await file.path(), 'utf8');
      expect(text).toContain('import-gacc@1');
      expect(text.trim().split('\r\n').length).toBeGreaterThan(1);
      await chart.getByRole('button', { name: `复制为图片：${title}` }).click();
      await page.getByText('图片已复制到剪贴板').first().waitFor();
      // it may be the message of the chart before
      await expect.poll(() => pictureOnClipboard(page), { timeout: 15_000 }).toEqual({ type: 'image/png', wide: true, drawn: true });
      await page.evaluate(() => navigator.clipboard.writeText(''));
    }
    // as on a page that is served without encryption
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.reload();
    const split = await drawnChart(page, WORDS.zh.split);
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      split.getByRole('button', { name: `复制为图片：${WORDS.zh.split}` }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('one-third-by-mode.png');
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');
    expect(faultsOf(page)).toEqual([]);
  });

  test('fetches what draws charts with the first chart, and not before', async () => {
    const page = await tongguan.visit({ user: 'planner' });
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    const drawing = () => scripts.filter((path) => /\/assets\/chart-canvas-.*\.js$/.test(path));
    await page.goto('/one-third/cases');
    await page.locator('.ant-table-row').first().waitFor();
    expect(drawing()).toEqual([]);
    await page.goto('/one-third');
    await drawnChart(page, WORDS.zh.gauge);
    expect(drawing()).toHaveLength(1);
  });

  test('shows a problem with a retry, and goes on without it', async () => {
    const page = await tongguan.visit({ user: 'planner' });
    const problem = { status: 500, code: 'internal', message: { zh: '服务出错', en: 'fault' }, instance: 'x', faults: [], detail: {} };
    await page.route('**/v1/metrics/trend?*', (route) => route.fulfill({ status: 500, json: problem }));
    await page.goto('/one-third');
    const alert = page.getByRole('alert').filter({ hasText: '服务出错' });
    await alert.waitFor();
    await drawnChart(page, WORDS.zh.times);
    await page.unroute('**/v1/metrics/trend?*');
    await alert.getByRole('button', { name: '重试' }).click();
    await drawnChart(page, WORDS.zh.trend);
    expect(await alert.count()).toBe(0);
  });

  test('says which regions have a baseline where the chosen one has none, and takes theirs', async () => {
    const page = await open('/one-third?definition=customs-only');
    const imports = page.getByRole('group', { name: WORDS.zh.gauge, exact: true });
    await imports.getByText('有基准值的地区：上海').waitFor();
    await settled(page);
    await expectAccessible(page);
    await imports.getByRole('button', { name: '改用上海的基准' }).click();
    await drawnChart(page, WORDS.zh.gauge);
    expect(searchOf(page.url())).toEqual({ definition: 'customs-only', region: 'shanghai' });
    // the other direction in the charts below
    await page.getByRole('button', { name: '下方图表看出口' }).click();
    await page.getByRole('button', { name: '下方图表为出口', pressed: true }).waitFor();
    expect(searchOf(page.url())).toMatchObject({ direction: 'EXPORT' });
    expect(faultsOf(page)).toEqual([]);
  });
});

describe.skipIf(!here)('one third where nothing has been released yet', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test.each(['zh', 'en'] as const)('says so and what to do (%s)', async (language) => {
    const page = await tongguan.visit({ user: 'planner', language });
    await page.goto('/one-third?lane=RED');
    await page.getByText(WORDS[language].none).waitFor();
    await settled(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: language === 'zh' ? '看近 12 个月' : 'Show the last 12 months' }).click();
    await page.waitForURL((url) => url.searchParams.get('period') === 'last-12-months');
    await page
      .getByRole('button', { name: language === 'zh' ? '清除筛选' : 'Clear the filter' })
      .first()
      .click();
    await page.waitForURL((url) => !url.searchParams.has('lane'));
    await page.getByText(WORDS[language].none).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });
});

/** What lies on the clipboard, as a picture: whether something is drawn in its lower half, below title and caption. */
function pictureOnClipboard(page: Page): Promise<{ readonly type: string; readonly wide: boolean; readonly drawn: boolean }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const type = item?.types[0] ?? '';
    if (item === undefined || type !== 'image/png') return { type, wide: false, drawn: false };
    const image = await createImageBitmap(await item.getType(type));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const half = Math.floor(image.height / 2);
    const pixels = context?.getImageData(0, half, image.width, image.height - half).data ?? new Uint8ClampedArray();
    return { type, wide: image.width > 600, drawn: pixels.some((value) => value < 128) };
  });
}
