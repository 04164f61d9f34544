import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { field } from './declare-acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, signIn } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('a sign-in that ends while somebody types a declaration', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  const saved = (page: Page) => page.locator('.save-saved').waitFor();
  /** A draft with a contract number that is saved, and a remark that is typed when nobody is signed in any more. */
  const interrupted = async (): Promise<Page> => {
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto('/declare');
    await field(page, 'contractNo').fill('BEFORE');
    await saved(page);
    await page.context().clearCookies();
    await field(page, 'remarks').fill('typed after it');
    await page.getByRole('dialog', { name: '登录已结束' }).waitFor();
    expect(await field(page, 'remarks').inputValue()).toBe('typed after it');
    return page;
  };
  const whatIsKept = async (page: Page): Promise<unknown> => {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { content } = (await tongguan.as('operator-a').get(`/v1/drafts/${id}`)).body as { content: { header: object } };
    return content.header;
  };

  test('is told; after another one in a second page all goes on where it was, and what was typed is saved', async () => {
    const page = await interrupted();
    await expectAccessible(page);
    // too early: the page stays as it is
    const asked = page.waitForResponse('**/v1/session');
    await page.getByRole('button', { name: '我已登录，继续' }).click();
    await asked;
    await page.getByRole('dialog', { name: '登录已结束' }).waitFor();
    expect(await field(page, 'remarks').inputValue()).toBe('typed after it');

    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: '在新页面登录' }).click();
    const second = await opening;
    await second.locator('button[value="operator-a"]').click();
    await second.getByRole('heading', { name: '登录成功' }).waitFor();
    await expectAccessible(second);
    await second.close();
    // what a browser says to the page that somebody comes back to
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByRole('dialog', { name: '登录已结束' }).waitFor({ state: 'detached' });
    await saved(page);
    await field(page, 'remarks').fill('and this');
    await saved(page);
    expect(await whatIsKept(page)).toMatchObject({ contractNo: 'BEFORE', remarks: 'and this' });
    expect(faultsOf(page)).toEqual([]);
  });

  test('loses nothing either when the page is read anew and somebody signs in there', async () => {
    const page = await interrupted();
    await page.reload();
    await signIn(page, 'operator-a');
    await page.getByText('已恢复上次未保存的内容').waitFor();
    expect(await field(page, 'contractNo').inputValue()).toBe('BEFORE');
    expect(await field(page, 'remarks').inputValue()).toBe('typed after it');
    await saved(page);
    expect(await whatIsKept(page)).toMatchObject({ contractNo: 'BEFORE', remarks: 'typed after it' });
  });
});
