import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const ACCOUNT = 'T4905W000101';
const PATH = `/v1/warehouses/accounts/${ACCOUNT}`;
const listNo = (n: number) => `QD490526I${String(n).padStart(9, '0')}`;
const passNo = (n: number) => `Z4905I260105${String(n).padStart(12, '0')}`;
const declarationNo = (n: number) => `490520261${String(n).padStart(9, '0')}`;

describe.skipIf(!here)('a keeper of a bonded warehouse', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
    const line = { lineNo: '1', hsCode: '8466930090', name: '机床零件', unit: '035' };
    await post('/v1/warehouses/accounts', { accountNo: ACCOUNT, customsOffice: '4905', lines: [line] });
    await post(`${PATH}/lists`, list(9, '500'));
    await post(`${PATH}/lists/${listNo(9)}/passes`, { passNo: passNo(9), quantities: [{ lineNo: '1', quantity: '300' }] });
  });
  afterAll(async () => {
    await tongguan.close();
  });
  const post = async (path: string, body: object) => expectStatus(await tongguan.as('warehouse-keeper').post(path, body), 200);
  const list = (n: number, quantity: string) => ({
    ...{ listNo: listNo(n), direction: 'IN', declarationNo: declarationNo(n) },
    quantities: [{ lineNo: '1', quantity }],
  });
  const open = async (path: string, options: Parameters<OpenWindow['visit']>[0] = {}): Promise<Page> => {
    const page = await tongguan.visit({ user: 'warehouse-keeper', ...options });
    await page.goto(path);
    return page;
  };

  test('opens an account with lines pasted from a spreadsheet, and finds it', async () => {
    const page = await open('/warehouses');
    await page.getByRole('link', { name: '设立账册' }).click();
    await page.getByLabel('账册编号').fill('t4905w000102');
    await page.getByLabel('主管海关').fill('4905');
    const pasted = '序号\t编码\t名称\t单位\t期限\n1\t8471300000\t笔记本电脑\t1\t2027/6/30\n2\t85285211\t显示器\t001\t';
    await page.getByRole('textbox', { name: '粘贴商品项' }).fill(pasted);
    await page.getByRole('button', { name: '加入 2 行' }).click();
    await page.getByText('2 项，1 项有误').waitFor();
    await page.getByText('商品编码应为 10 位数字').waitFor();
    // by keys: under the mouse the button can still be moving down while the lines come in above it
    await page.getByRole('button', { name: '设立', exact: true }).press('Enter');
    await page.getByText('请先改正有误的商品项').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: '商品编码 2' }).fill('8528521100');
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByRole('heading', { name: '账册 T4905W000102' }).waitFor();
    await page.getByRole('row').filter({ hasText: '笔记本电脑' }).getByText('2027-06-30').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '全部账册' }).click();
    await page.getByRole('link', { name: 'T4905W000102' }).waitFor();
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('pre-books a list, issues a pass and is told a refused one by its shortage, in place (domain.md §9, example 9)', async () => {
    const page = await open(`/warehouses/${ACCOUNT}`);
    await page.getByRole('button', { name: '预核扣清单' }).click();
    await page.getByLabel('清单编号').fill(listNo(1));
    await page.getByLabel('报关单号').fill(declarationNo(1));
    await page.getByLabel('数量', { exact: true }).fill('60');
    await expectAccessible(page);
    await page.getByRole('button', { name: '预核扣', exact: true }).click();
    await page.getByText(`清单 ${listNo(1)} 已预核扣`).waitFor();
    const row = page.getByRole('row').filter({ hasText: listNo(1) });
    await row.getByRole('button', { name: `为清单 ${listNo(1)} 开核放单` }).click();
    await page.getByText('还可开单 60').waitFor();
    await page.getByLabel('核放单编号').fill(passNo(1));
    await page.getByLabel('数量', { exact: true }).fill('70');
    await page.getByRole('button', { name: '开单', exact: true }).click();
    await page.locator('.ant-form-item-explain-error').getByText('申请 70，可用 60，缺 10').waitFor();
    await expectAccessible(page);
    await page.getByLabel('数量', { exact: true }).fill('60');
    await page.getByRole('button', { name: '开单', exact: true }).click();
    await page.getByText(`核放单 ${passNo(1)} 已开`).waitFor();
    await row.getByText('1 张，1 张未过卡').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('is told a shortage of stock at the line that is short, in English', async () => {
    const page = await open(`/warehouses/${ACCOUNT}`, { language: 'en' });
    await page.getByRole('button', { name: 'Pre-book a list' }).click();
    await page.getByLabel('List number').fill('QD490526E000000002');
    await page.getByText('Out', { exact: true }).click();
    await page.getByText('0 available').waitFor();
    await page.getByLabel('Declaration number').fill(declarationNo(2));
    await page.getByLabel('Quantity', { exact: true }).fill('10');
    await page.getByRole('button', { name: 'Pre-book', exact: true }).click();
    await page.locator('.ant-form-item-explain-error').getByText('10 requested, 0 available, 10 short').waitFor();
    expect(await page.getByLabel('Quantity', { exact: true }).inputValue()).toBe('10');
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('passes a gate on a phone, by keys', async () => {
    const page = await open(`/warehouses/${ACCOUNT}?tab=passes&q=${passNo(9)}`, { viewport: PHONE });
    const card = page.getByRole('listitem').filter({ hasText: passNo(9) });
    await card.getByText('已批准，未过卡').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await card.getByRole('button', { name: `核放单 ${passNo(9)} 过卡` }).press('Enter');
    await page.getByLabel('过卡时间').press('Enter');
    await page.getByText(`核放单 ${passNo(9)} 已过卡`).waitFor();
    await card.getByText('已过卡', { exact: true }).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('voids a pass and cancels a list, each with a reason; the ledger of the line tells it all', async () => {
    await post(`${PATH}/lists`, list(5, '40'));
    await post(`${PATH}/lists/${listNo(5)}/passes`, { passNo: passNo(5), quantities: [{ lineNo: '1', quantity: '40' }] });
    const page = await open(`/warehouses/${ACCOUNT}?tab=passes`);
    await page.getByRole('button', { name: `作废核放单 ${passNo(5)}` }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('请填写原因').waitFor();
    await page.getByLabel('原因').fill('车辆故障');
    await expectAccessible(page);
    await page.getByRole('button', { name: '确定' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: passNo(5) })
      .getByText('车辆故障')
      .waitFor();
    await page.getByRole('tab', { name: '核注清单' }).click();
    await page.getByRole('button', { name: `撤销清单 ${listNo(5)}` }).click();
    await page.getByLabel('原因').fill('计划取消');
    await page.getByRole('button', { name: '确定' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: listNo(5) })
      .getByText('计划取消')
      .waitFor();
    await expectAccessible(page);

    await page.getByRole('tab', { name: '商品项' }).click();
    await page.getByRole('button', { name: '备案序号 1 的流水' }).click();
    const ledger = page.getByRole('dialog');
    for (const what of ['撤销清单', '作废核放单', '开具核放单', '预核扣']) await ledger.getByText(`${what} · 进`).first().waitFor();
    await ledger.getByText(passNo(5)).first().waitFor();
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('sees the four counters under plain names, with their codes on hover', async () => {
    const page = await open(`/warehouses/${ACCOUNT}`);
    await page.getByRole('columnheader', { name: '实际增加' }).getByText('实际增加').hover();
    await page.getByRole('tooltip', { name: 'actlInc' }).or(page.getByText('actlInc')).first().waitFor();
    const row = page.getByRole('row').filter({ hasText: '机床零件' });
    expect(await row.getByRole('cell').allTextContents()).toContain('8466930090');
    await expectAccessible(page);
    const english = await open(`/warehouses/${ACCOUNT}?tab=lists`, { language: 'en' });
    await english
      .getByRole('row')
      .filter({ hasText: listNo(9) })
      .getByText('Pre-booked')
      .waitFor();
    await expectAccessible(english);
    const carrier = await open('/warehouses', { user: 'carrier' });
    await carrier.getByText('无权使用此页面').waitFor();
  });
});
