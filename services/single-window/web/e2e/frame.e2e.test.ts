import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('the frame around every page', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('whoever is not signed in finds the sign-in and the public figures, in the language of the browser', async () => {
    const chinese = await tongguan.visit();
    await chinese.getByRole('link', { name: '查看公开的通关时间指标' }).waitFor();
    expect(await chinese.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expectAccessible(chinese);
    const english = await tongguan.visit({ language: 'en' });
    await english.getByRole('link', { name: 'See the public clearance-time figures' }).waitFor();
    expect(await english.locator('html').getAttribute('lang')).toBe('en');
    expect([...faultsOf(chinese), ...faultsOf(english)]).toEqual([]);
  });

  test('the language is chosen by mouse or keys, and stays over a reload', async () => {
    const page = await tongguan.visit();
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('an address that is no page says so and leads back', async () => {
    const page = await tongguan.visit();
    await page.goto('/no/such/page');
    await page.getByText('没有这个页面').waitFor();
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('link', { name: '查看公开的通关时间指标' }).waitFor();
  });

  test('a page of another role is not in the menu, and opening its address says so', async () => {
    const page = await tongguan.visit({ user: 'planner' });
    await page.getByRole('menuitem', { name: '压缩三分之一' }).waitFor();
    expect(await page.getByRole('menuitem', { name: '作业队列' }).count()).toBe(0);
    await page.goto('/queue');
    await page.getByText('无权使用此页面').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('on a phone the menu is a drawer', async () => {
    const page = await tongguan.visit({ user: 'operator-a', viewport: PHONE });
    await page.getByRole('button', { name: '打开菜单' }).click();
    await page.getByRole('menuitem', { name: '我的报关单' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
