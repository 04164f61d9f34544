import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, clear } from '../../../../infra/system-tests/acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { billedImport, importOf, VEHICLE } from './harness/taxes.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('tax bills', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  const openConfirm = async (page: Page, name: string) => {
    await page.goto('/tax-bills');
    await page.getByRole('button', { name }).click();
    return page.getByRole('dialog');
  };

  test('an import without a guarantee: reviewed, billed, confirmed by the bank, released; the company sees whose turn it is', async () => {
    const { drawn, id, declarationNo } = await importOf(tongguan, VEHICLE, 1);
    const billNo = `${declarationNo}-T01`;
    await arrive(tongguan, drawn, Date.now() - 60_000);
    const page = await tongguan.visit({ user: 'operator-d' });
    await page.goto(`/declarations/${id}`);
    const owed = page.getByRole('list', { name: '尚缺事项' });
    await owed.getByText('海关').first().waitFor();
    await page.goto('/tax-bills');
    await page.getByText('没有待缴税单。').waitFor();
    await page.goto(`/declarations/${id}`);

    await clear(tongguan, 'customs-officer', id);
    await owed.getByText('企业 · 缴纳税费或提供担保').waitFor();
    await owed.getByText(billNo).waitFor();
    await page.getByText('待缴税费', { exact: true }).first().waitFor();
    await page.getByRole('table', { name: '税单' }).getByText('进口增值税').waitFor();
    await page.getByText(`向银行缴款或提供担保，并告知税单号 ${billNo}`).waitFor();
    await expectAccessible(page);

    const bank = await tongguan.visit({ user: 'bank' });
    const dialog = await openConfirm(bank, `确认税单 ${billNo}`);
    await dialog.getByText('示例进口贸易有限公司').waitFor();
    await expectAccessible(bank);
    // without its receipt nothing is confirmed
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await dialog.getByText('请填写凭证或保函编号').waitFor();
    await dialog.getByRole('textbox', { name: '凭证或保函编号' }).fill('YH-E2E-1');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await bank.getByText(`已确认：${billNo}`).waitFor();
    await bank.getByText('没有待缴税单。').waitFor();
    await bank.getByText('已缴或已担保', { exact: true }).click();
    await bank.getByRole('row').filter({ hasText: billNo }).getByText('YH-E2E-1').waitFor();
    await expectAccessible(bank);
    expect(await bank.content()).not.toContain('越野车');

    // the page of the company follows by itself
    await page.getByText('已放行，没有尚缺事项。').waitFor();
    await page.getByRole('table', { name: '税单' }).getByText('YH-E2E-1').waitFor();
    expect([...faultsOf(page), ...faultsOf(bank)]).toEqual([]);
  });

  test('in English: customs takes a letter at the counter; a receipt that was used is refused, and nothing typed is lost', async () => {
    const [first, second] = [await billedImport(tongguan, 3000), await billedImport(tongguan, 5000)];
    const officer = await tongguan.visit({ user: 'customs-officer', language: 'en' });
    await officer.goto(`/cases/${first.id}`);
    await officer.getByText('tax payment or guarantee').waitFor();
    await officer.getByRole('button', { name: `Take security ${first.billNo}` }).click();
    const counter = officer.getByRole('dialog');
    await counter.getByRole('textbox', { name: 'Number of receipt or letter' }).fill('LG-2026-1');
    await counter.getByRole('combobox', { name: 'Legal basis' }).press('ArrowDown');
    await officer.getByText('《中华人民共和国海关法》第六十六条').click();
    await expectAccessible(officer);
    await counter.getByRole('button', { name: /^Confirm CNY/ }).click();
    await officer.getByText(`Confirmed: ${first.billNo}`).waitFor();
    await officer.getByRole('list', { name: 'Tax bills' }).getByText('LG-2026-1').waitFor();

    const bank = await tongguan.visit({ user: 'bank', language: 'en' });
    const used = await billedImport(tongguan, 7000);
    for (const { billNo } of [second, used]) {
      const dialog = await openConfirm(bank, `Confirm bill ${billNo}`);
      await dialog.getByRole('textbox', { name: 'Number of receipt or letter' }).fill('YH-E2E-2');
      await dialog.getByRole('button', { name: /^Confirm CNY/ }).click();
      if (billNo === second.billNo) await bank.getByText(`Confirmed: ${billNo}`).waitFor();
    }
    await bank.getByText('This receipt has been used for another tax bill').waitFor();
    expect(await bank.getByRole('textbox', { name: 'Number of receipt or letter' }).inputValue()).toBe('YH-E2E-2');
    await bank.getByRole('textbox', { name: 'Number of receipt or letter' }).fill('YH-E2E-3');
    await bank.getByRole('button', { name: /^Confirm CNY/ }).click();
    await bank.getByText(`Confirmed: ${used.billNo}`).waitFor();
    expect([...faultsOf(officer), ...faultsOf(bank)]).toEqual([]);
  });

  test('another company sees none of them, a role without tax no such page, and the bank nothing else', async () => {
    const { billNo } = await billedImport(tongguan, 9000);
    const other = await tongguan.visit({ user: 'operator-b' });
    await other.goto(`/tax-bills?q=${billNo}`);
    await other.getByText('没有待缴税单。').waitFor();
    const carrier = await tongguan.visit({ user: 'carrier' });
    await carrier.goto('/tax-bills');
    await carrier.getByRole('heading', { name: '无权使用此页面' }).waitFor();
    const bank = await tongguan.visit({ user: 'bank' });
    await bank.getByRole('menuitem', { name: '税单' }).waitFor();
    expect(await bank.getByRole('menuitem', { name: /报关单|作业队列/ }).count()).toBe(0);
    expect([...faultsOf(other), ...faultsOf(bank)]).toEqual([]);
  });
});
