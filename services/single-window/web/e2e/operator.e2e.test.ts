import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, clear, consignment, file, isFireworks } from '../../../../infra/system-tests/acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const OFFICERS = ['maritime-officer', 'quarantine-officer', 'customs-officer'];

/** Fireworks by water: three authorities decide, so nothing is released by itself. */
const fireworks = (seed: number) => consignment(seed, (drawn) => isFireworks(drawn) && drawn.mode === '2');

describe.skipIf(!here)('an operator follows declarations', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });
  const topOf = async (row: Locator) => (await row.boundingBox())?.y;
  const open = async (options: Parameters<OpenWindow['visit']>[0], path = '/declarations'): Promise<Page> => {
    const page = await tongguan.visit({ user: 'operator-a', ...options });
    await page.goto(path);
    return page;
  };

  test('by mouse: sees it come, finds it by container, keeps the filter, exports it, and reads how it was released', async () => {
    const page = await open({});
    await page.getByText('还没有报关单').waitFor();
    await page.getByText('实时更新中').waitFor();

    const drawn = fireworks(1);
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    await page.getByText('有 1 票新报关单').waitFor();
    expect(await page.getByRole('link', { name: declarationNo }).count()).toBe(0);
    await page.getByRole('button', { name: '显示' }).click();
    const row = page.getByRole('row').filter({ hasText: declarationNo });
    await row.getByText('海关').waitFor();
    await row.getByText('另有 2 方未办结').waitFor();
    await page.getByText('共 1 票').waitFor();

    // another comes while the mouse is on a row: nothing moves, only the bar tells
    await row.hover();
    const before = await topOf(row);
    await file(tongguan, 'operator-a', fireworks(500));
    await page.getByText('有 1 票新报关单').waitFor();
    expect(await topOf(row)).toBe(before);

    await arrive(tongguan, drawn, Date.now());
    for (const officer of OFFICERS) await clear(tongguan, officer, id);
    await row.getByText('已放行').waitFor();
    expect(await topOf(row)).toBe(before);

    const [container = ''] = drawn.containerIds;
    await page.getByRole('searchbox', { name: '搜索' }).fill(container.toLowerCase());
    await page.waitForURL(/[?]q=/);
    await page.getByText('共 1 票').waitFor();

    await page.getByRole('button', { name: '常用筛选' }).click();
    await page.getByRole('menuitem', { name: '保存当前筛选…' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('我的箱子');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: '我的箱子' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: '我的箱子' }).waitFor();
    expect(await page.getByRole('searchbox', { name: '搜索' }).inputValue()).toBe(container.toLowerCase());
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('共 2 票').waitFor();
    await page.getByRole('button', { name: '常用筛选' }).click();
    await page.getByRole('menuitem', { name: '我的箱子' }).click();
    await page.getByText('共 1 票').waitFor();

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.startsWith('\u{FEFF}报关单号,状态,通道,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
    expect(csv).toContain(`"${declarationNo}\t",已放行,`);
    expect(csv).toContain(container);

    await row.getByText(drawn.billNo).click();
    await page.getByRole('heading', { name: `报关单 ${declarationNo}` }).waitFor();
    const timeline = page.getByRole('table', { name: '办理过程' });
    const released = timeline
      .getByRole('row')
      .filter({ hasText: /放行(?! ·)/ })
      .last();
    await released.waitFor();
    expect(await released.getByRole('time').count()).toBe(2);
    expect(await timeline.getByText('Customs Law, art. 28 (test)').count()).toBe(3);
    await page.getByText('已放行，没有尚缺事项。').waitFor();
    expect(await page.getByRole('table', { name: /^商品/ }).getByRole('row').count()).toBe(drawn.content.items.length + 1);
    await page.getByRole('button', { name: '返回列表' }).click();
    await page.waitForURL(/[?]q=/);
    expect(faultsOf(page)).toEqual([]);
  });

  test('by keys, in English: goes to the search by /, opens the declaration, and sees it released without a reload', async () => {
    const drawn = fireworks(1000);
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    const page = await open({ language: 'en' });
    await page.getByRole('link', { name: declarationNo }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(drawn.billNo);
    await page.waitForURL(/[?]q=/);
    await page.getByText('1 in all').waitFor();
    for (let steps = 0; steps < 40; steps++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === declarationNo) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Declaration ${declarationNo}` }).waitFor();
    const owed = page.getByRole('list', { name: 'Still owed' });
    expect(await owed.getByRole('listitem').count()).toBe(4);
    await arrive(tongguan, drawn, Date.now());
    for (const officer of OFFICERS) await clear(tongguan, officer, id);
    await page.getByText('Released; nothing is owed.').waitFor();
    await page.getByRole('table', { name: 'Timeline' }).getByText('Cargo arrived').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('saved filters are renamed and removed, and a name is refused twice with its reason', async () => {
    const page = await open({ user: 'operator-b' }, '/declarations?lane=RED');
    const save = async (name: string) => {
      await page.getByRole('button', { name: /常用筛选|红色/ }).click();
      await page.getByRole('menuitem', { name: '保存当前筛选…' }).click();
      await page.getByRole('textbox', { name: '名称' }).fill(name);
      await page.keyboard.press('Enter');
    };
    await save('红色');
    await page.getByRole('button', { name: '红色', exact: true }).waitFor();
    await save('红色');
    await page.getByText('已有同名的常用筛选').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '红色', exact: true }).click();
    await page.getByRole('menuitem', { name: '管理…' }).click();
    await page.getByRole('button', { name: '重命名 红色' }).click();
    await page.getByRole('textbox', { name: '重命名 红色' }).fill('要查验的');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '删除 要查验的' }).click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('dialog').getByText('还没有常用筛选').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('what is of another company is not found, by list or by address', async () => {
    const { id, declarationNo } = await file(
      tongguan,
      'operator-a',
      consignment(3000, (drawn) => !isFireworks(drawn)),
    );
    const page = await open({ user: 'operator-b' }, `/declarations?q=${declarationNo}`);
    await page.getByText('没有符合条件的报关单').waitFor();
    await page.goto(`/declarations/${id}`);
    await page.getByRole('alert').getByText('没有这份报关单').waitFor();
  });

  test.each(['zh', 'en'] as const)('both pages are accessible, and fit an office screen and a phone (%s)', async (language) => {
    const { id } = await file(tongguan, 'operator-a', fireworks(language === 'zh' ? 4000 : 5000));
    for (const viewport of [undefined, PHONE]) {
      const page = await open({ language, ...(viewport === undefined ? {} : { viewport }) });
      for (const path of ['/declarations', `/declarations/${id}`]) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page
          .getByText(/海关|Customs/)
          .first()
          .waitFor();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      }
      expect(faultsOf(page)).toEqual([]);
    }
  });

  test('the printed declaration has its number to scan and to read, and none of the buttons', async () => {
    const { id, declarationNo } = await file(tongguan, 'operator-a', fireworks(6000));
    const page = await open({}, `/declarations/${id}`);
    await page.getByRole('heading', { name: `报关单 ${declarationNo}` }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const barcode = page.getByRole('img', { name: declarationNo });
    // what draws it is fetched when it is wanted
    await barcode.locator('rect').nth(20).waitFor({ state: 'attached' });
    expect(await page.getByText(declarationNo, { exact: true }).count()).toBe(1);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
  });
});
