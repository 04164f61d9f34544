import type { Page } from 'playwright-core';
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

  test('whoever asks the system for less motion sees none, from that moment on', async () => {
    const page = await tongguan.visit({ viewport: PHONE, motion: true });
    expect(await movedBy(page, '打开菜单')).toBeGreaterThan(0);
    await page.reload();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await movedBy(page, '打开菜单')).toBe(0);
    await page.getByRole('menuitem').first().waitFor();
  });

  test('a button is busy no longer than its work, also where its transition never ends', async () => {
    const page = await tongguan.visit({ user: 'operator-a', language: 'en', motion: true });
    await page.goto('/declare');
    await page.addStyleTag({ content: '* { transition: none !important; }' });
    await page.locator('#field-header-contractNo').fill('HN-1');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByText('It was not accepted').waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).waitFor();
    expect(await page.locator('button .anticon-loading').count()).toBe(0);
  });
});

/** Presses a button and counts what moves in the frames after; what is over in a millisecond is none. */
async function movedBy(page: Page, name: string): Promise<number> {
  return page.getByRole('button', { name }).evaluate(async (button) => {
    (button as HTMLElement).click();
    let most = 0;
    for (let frames = 0; frames < 20; frames++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const running = document.getAnimations().filter((each) => Number(each.effect?.getTiming().duration) > 1);
      most = Math.max(most, document.querySelectorAll('[class*="-motion-"]').length, running.length);
    }
    return most;
  });
}
