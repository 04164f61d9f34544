import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, signIn } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('signing in and out', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('by mouse: the users stand by role with what each may do, in the language of the reader', async () => {
    const page = await tongguan.visit();
    await page.getByRole('link', { name: '登录' }).first().click();
    await page.getByRole('heading', { level: 1, name: '通关：选择演示用户登录' }).waitFor();
    const officers = page.getByRole('region', { name: '口岸查验单位' });
    await officers.getByText('在本单位队列中领取、查验、作出决定').waitFor();
    expect(await officers.getByRole('button').count()).toBeGreaterThanOrEqual(5);
    // all of them without scrolling, on an office screen
    const lowest = await page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('button')].map((each) => each.getBoundingClientRect().bottom)),
    );
    expect(lowest).toBeLessThanOrEqual(768);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('region', { name: 'Officers' }).getByRole('button', { name: 'Maritime officer at 4902' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Planner of the port office' }).click();
    await page.waitForURL(`${tongguan.url}/**`);
    await page.getByRole('menuitem', { name: '压缩三分之一' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('by keys, and back to the page that was wanted', async () => {
    const page = await tongguan.visit({ language: 'en' });
    await page.goto('/queue?lane=RED');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).focus();
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', { name: /^Customs officer at 4905 and 4902 / });
    await button.waitFor();
    for (let presses = 0; presses < 40 && !(await button.evaluate((each) => each === document.activeElement)); presses++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`${tongguan.url}/queue?lane=RED`);
    await page.getByRole('button', { name: 'Customs officer at 4905 and 4902' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('never leads to another site', async () => {
    const page = await tongguan.visit();
    for (const to of ['https://evil.test/', '//evil.test/', '/\\evil.test/']) {
      await page.context().clearCookies();
      await page.goto(`/auth/login?${new URLSearchParams({ return: to }).toString()}`);
      await page.locator('button[value="planner"]').click();
      await page.waitForURL((url) => url.origin === tongguan.url);
      await page.getByRole('menuitem', { name: '压缩三分之一' }).waitFor();
    }
  });

  test('one press signs out here and at the issuer, and another user can be chosen', async () => {
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.getByRole('button', { name: '报关员：示例报关有限公司' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL(`${tongguan.url}/`);
    await page.getByRole('link', { name: '登录' }).first().waitFor();
    expect(await page.evaluate(async () => (await fetch('/v1/declarations')).status)).toBe(401);
    await signIn(page, 'operator-b');
    await page.getByRole('button', { name: '报关员：示例烟花制造有限公司' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('no page of a role is shown to another, the API refuses, and no script can read the session', async () => {
    const page = await tongguan.visit({ user: 'carrier' });
    await page.getByRole('menuitem', { name: '物流节点报告' }).or(page.getByRole('menuitem').first()).first().waitFor();
    for (const name of ['作业队列', '我的报关单', '服务状态']) expect(await page.getByRole('menuitem', { name }).count()).toBe(0);
    for (const path of ['/queue', '/declare', '/administration', '/one-third']) {
      await page.goto(path);
      await page.getByText('无权使用此页面').waitFor();
    }
    const asked = await page.evaluate(async () => ({
      services: (await fetch('/v1/operations/services')).status,
      queue: (await fetch('/v1/clearance/queue')).status,
      cookies: document.cookie,
    }));
    expect(asked).toEqual({ services: 403, queue: 403, cookies: '' });
  });
});
