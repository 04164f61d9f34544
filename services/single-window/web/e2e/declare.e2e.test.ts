import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, decMessage, field, fillHeader, HEADER, itemCells, pasteCells } from './declare-acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('an operator declares', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });
  const open = async (path: string, options: Parameters<OpenWindow['visit']>[0] = {}): Promise<Page> => {
    const page = await tongguan.visit({ user: 'operator-a', ...options });
    await page.goto(path);
    return page;
  };
  const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();

  test('by mouse and keys: faults appear beside their fields and vanish, 50 items are pasted, a reload keeps all, the number is shown', async () => {
    const page = await open('/declare');
    await field(page, 'billNo').fill('with blanks');
    await page.locator('#field-header-billNo-faults').getByText('提运单号').waitFor();
    expect(await field(page, 'billNo').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#field-header-grossWeightKg-faults').getByText('毛重未填').waitFor();
    await expectAccessible(page);

    // a code is found by its name and taken by keys; the focus stays while the draft gets its address
    await page.waitForURL(/\/declare\/[\w-]+$/);
    await field(page, 'customsOffice').fill('星沙');
    await page.getByRole('option', { name: /4905/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field(page, 'customsOffice').inputValue()).toBe('4905');

    await fillHeader(page, HEADER);
    await page.locator('#field-header-billNo-faults').waitFor({ state: 'detached' });
    await pasteCells(page, page.getByRole('group', { name: '商品' }), Array.from({ length: 50 }, (_, n) => itemCells(n)).join('\n'));
    await page.getByText('50 / 50 行').waitFor();
    await page
      .getByText('没有发现问题，可以申报')
      .or(page.getByText(/警告 \d+/))
      .first()
      .waitFor();

    // one cell made wrong by keys: the list leads to it with F8, and mending it ends the fault
    await cell(page, 2, 4).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /商品 第 3 行 总价/ }).waitFor();
    await field(page, 'remarks').focus();
    await page.keyboard.press('F8');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '2');
    await cell(page, 2, 4).click();
    await page.keyboard.press('Delete');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page
      .getByRole('button', { name: /商品 第 3 行/ })
      .first()
      .waitFor({ state: 'detached' });

    await saved(page);
    await page.reload();
    await page.getByText('50 / 50 行').waitFor();
    expect(await cell(page, 49, 2).textContent()).toBe('立式加工中心49');
    expect(await field(page, 'billNo').inputValue()).toBe('SMGS26112000777');

    await page.getByRole('button', { name: '申报', exact: true }).click();
    const number = page.locator('.filed-number');
    await number.waitFor();
    const declarationNo = (await number.textContent()) ?? '';
    expect(declarationNo).toMatch(/^4905\d{14}$/);
    await expectAccessible(page);
    await page.getByRole('button', { name: '复制号码' }).click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(declarationNo);
    await page.reload();
    await page.getByText(declarationNo).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('in English, and what the server refuses is told at its place', async () => {
    const page = await open('/declare', { language: 'en' });
    await field(page, 'packages').fill('none');
    await page.locator('#field-header-packages-faults').getByText('must be a whole number', { exact: false }).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByText('It was not accepted').waitFor();
    await page.getByRole('button', { name: 'Add a row' }).first().click();
    await page.keyboard.type('84');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.type('8457101000');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Machine');
    await page.keyboard.press('Enter');
    expect([await cell(page, 0, 1).textContent(), await cell(page, 0, 2).textContent()]).toEqual(['8457101000', 'Machine']);
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('without a connection nothing is lost, also over a reload, and it is saved when the connection is back', async () => {
    const page = await open('/declare');
    await field(page, 'contractNo').fill('BEFORE');
    await saved(page);
    await page.route('**/v1/drafts/**', (route) => route.abort());
    await field(page, 'contractNo').fill('WITHOUT NET');
    await page.getByText('未能保存，已留在本机，将自动重试').waitFor();
    await page.unroute('**/v1/drafts/**');
    await page.reload();
    await page.getByText('已恢复上次未保存的内容').waitFor();
    expect(await field(page, 'contractNo').inputValue()).toBe('WITHOUT NET');
    await saved(page);
  });

  test('in two windows at once, the second is told, keeps what was typed and decides', async () => {
    const first = await open('/declare');
    await field(first, 'contractNo').fill('ONE');
    await saved(first);
    const second = await first.context().newPage();
    await second.goto(first.url());
    await field(second, 'contractNo').fill('TWO');
    await saved(second);
    await field(first, 'remarks').fill('from the first window');
    await first.getByText('另一个窗口或同事保存了更新的版本', { exact: false }).waitFor();
    await expectAccessible(first);
    expect(await field(first, 'remarks').inputValue()).toBe('from the first window');
    await first.getByRole('button', { name: '以本页内容为准' }).click();
    await saved(first);
    await second.reload();
    await second.waitForFunction(() => document.querySelector<HTMLInputElement>('#field-header-contractNo')?.value === 'ONE');
  });

  test('finds a draft again, goes on with it, throws another away, and copies what was filed', async () => {
    const page = await open('/declare');
    await page.getByRole('textbox', { name: '草稿名称' }).fill('德国机床第七批');
    await saved(page);
    await page.goto('/drafts');
    await page.getByRole('searchbox', { name: '搜索名称、提运单号或合同号' }).fill('机床第七');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    const row = page.getByRole('row').filter({ hasText: '德国机床第七批' });
    await row.waitFor();
    await expectAccessible(page);
    await row.getByRole('link', { name: '继续填写' }).click();
    expect(await page.getByRole('textbox', { name: '草稿名称' }).inputValue()).toBe('德国机床第七批');
    await page.goBack();
    await row.getByRole('button', { name: '删除' }).click();
    await page.getByRole('tooltip').or(page.locator('.ant-popover')).getByRole('button', { name: '删除' }).click();
    await row.waitFor({ state: 'detached' });

    await page.goto('/drafts?status=SUBMITTED');
    await page.getByRole('link', { name: '复制为新草稿' }).first().click();
    await page.waitForURL(/\/declare\/[\w-]+$/);
    await page.getByText('50 / 50 行').waitFor();
    expect(await field(page, 'billNo').inputValue()).toBe('SMGS26112000777');
    expect(faultsOf(page)).toEqual([]);
  });

  test('uploads 20 files of which 3 are bad: 17 are accepted, 3 are listed with their lines; once more files nothing twice', async () => {
    const page = await open('/upload');
    await page.getByText('把文件拖到这里').waitFor();
    await expectAccessible(page);
    const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
    const good = Array.from({ length: 16 }, (_, n) => file(`good-${String(n)}.xml`, decMessage(`UP${String(n)}`)));
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 CSV 模板' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    const files = [
      ...good,
      file('table.csv', csv),
      file(
        'wrong.xml',
        decMessage('BAD1', (text) => text.replace('<PackNo>14</PackNo>', '<PackNo>many</PackNo>')),
      ),
      file('cut.xml', decMessage('BAD2').slice(0, 400)),
      file('bad.csv', csv.replace('8457101000', '84571')),
    ];
    await page.locator('input[type="file"][multiple]').setInputFiles(files);
    await page.getByText('共 20 票：已受理 17，有错误 3，未送达 0，进行中 0').waitFor();
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    const line =
      decMessage('BAD1')
        .split('\n')
        .findIndex((text) => text.startsWith('<PackNo>')) + 1;
    await row('wrong.xml')
      .getByText(`第 ${String(line)} 行`)
      .waitFor();
    await row('cut.xml')
      .getByText(/第 \d+ 行/)
      .waitFor();
    await row('bad.csv')
      .getByText(/第 2 行第 \d+ 列/)
      .waitFor();
    expect(await row('table.csv').getByRole('link').textContent()).toMatch(/^4905\d{14}$/);
    await expectAccessible(page);

    const results = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载结果 CSV' }).click();
    expect((await readFile(await (await results).path(), 'utf8')).trim().split('\r\n').length).toBeGreaterThanOrEqual(21);

    await page.getByRole('button', { name: '清空列表' }).click();
    await page.locator('input[type="file"][multiple]').setInputFiles(files.slice(0, 3));
    await page.getByText('此前已申报').nth(2).waitFor();
    const rows = await page.evaluate(async () => {
      const reply = await fetch('/v1/declarations?billNo=UP0');
      return ((await reply.json()) as { rows: unknown[] }).rows;
    });
    expect(rows).toHaveLength(1);
    expect(faultsOf(page)).toEqual([]);
  });

  test('uploads that were not delivered are sent again with the same key', async () => {
    const page = await open('/upload', { language: 'en' });
    await page.route('**/v1/declarations', (route) => route.abort());
    await page
      .locator('input[type="file"][multiple]')
      .setInputFiles([{ name: 'late.xml', mimeType: 'application/xml', buffer: Buffer.from(decMessage('LATE1')) }]);
    await page.getByText('Not delivered').first().waitFor();
    await page.unroute('**/v1/declarations');
    await page.getByRole('button', { name: 'Try the 1 that failed again' }).click();
    await page.getByRole('row').filter({ hasText: 'late.xml' }).getByRole('link', { name: /^4905/ }).waitFor();
    await expectAccessible(page);
  });

  test('on a phone nothing is cut off', async () => {
    for (const path of ['/declare', '/drafts', '/upload']) {
      const page = await open(path, { viewport: PHONE });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  });
});
