import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment, file, isFireworks } from '../../../../infra/system-tests/acts.ts';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { fillHeader, HEADER, itemCells, pasteCells } from './declare-acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const MACHINES = '8457101000';

describe.skipIf(!here)('duty and taxes', () => {
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
  /** What is to be paid by the API, as the page writes it. */
  const payableOf = async (id: string): Promise<string> => {
    const { payable } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}/duty`), 200);
    return String(payable).replace(/\B(?=(?:\d{3})+\.)/g, ',');
  };

  test('of an import are on its page, and each step leads to its rate and source; it prints without buttons', async () => {
    const drawn = consignment(1, ({ content }) => content.items.every((item) => item['hsCode'] === MACHINES));
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    const payable = await payableOf(id);
    const page = await open(`/declarations/${id}`);
    const section = page.getByRole('region', { name: '税费' });
    const sum = section.getByRole('row').filter({ hasText: '合计' });
    await sum.getByText(payable, { exact: true }).waitFor();
    expect(await section.getByRole('row').filter({ hasText: '进口环节增值税' }).count()).toBe(1);
    await section.getByText(/项未经核实，仅供参考。$/).waitFor();

    await section.getByRole('link', { name: '查看计算过程' }).click();
    await page.getByRole('heading', { name: `税费计算 ${declarationNo}` }).waitFor();
    const steps = page.getByRole('table', { name: '第 1 项' });
    const price = steps.getByRole('row').filter({ hasText: '成交价格' });
    await price.getByText(/EUR × \d+\.\d+ \/ 100$/).waitFor();
    await steps.getByRole('row').filter({ hasText: '增值税' }).getByText('四舍五入至分').waitFor();
    const rates = page.getByRole('table', { name: '所用税率、汇率与规则' });
    const exchange = rates.getByRole('row').filter({ hasText: 'exchange-rates · EUR' });
    await exchange.getByText('存疑').waitFor();
    await page.getByText(/项未经核实，结果仅供参考/).waitFor();
    await expectAccessible(page);

    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await rates.isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '返回报关单' }).click();
    await section.waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('of what is being written are told in the editor, with what is missing in place of a zero', async () => {
    const page = await open('/declare');
    await fillHeader(page, HEADER);
    await pasteCells(page, page.locator('.grid-empty').first(), itemCells(1));
    await page.getByRole('button', { name: '税费试算' }).click();
    const drawer = page.getByRole('dialog', { name: '税费试算（按今天接受申报）' });
    await drawer.getByText('没有进境日期，滞报金未知').waitFor();
    const total = (tax: string) => drawer.getByRole('table', { name: '税费合计' }).getByRole('row').filter({ hasText: tax });
    expect(await total('滞报金').getByText('未知').count()).toBe(3);
    expect(await total('合计').getByText('未知').count()).toBe(2);
    expect(await total('进口关税').getByText('未知').count()).toBe(0);
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test.each([undefined, PHONE])('of an export, in English, are accessible and fit the screen (%o)', async (viewport) => {
    const drawn = consignment(viewport === undefined ? 100 : 200, isFireworks);
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    const page = await open(`/declarations/${id}/duty`, { language: 'en', ...(viewport === undefined ? {} : { viewport }) });
    await page.getByRole('heading', { name: `Duty of ${declarationNo}` }).waitFor();
    await page.getByRole('table', { name: 'Totals' }).getByText('Export duty').waitFor();
    await page.getByRole('table', { name: 'Item 1' }).getByText('FOB value').waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(faultsOf(page)).toEqual([]);
  });
});
