import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { enteringFirst, fileRecord, openZoneAccount, quantityOf } from './harness/enter-first.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const ACCOUNT = 'T4905W000301';
const TAB = `/warehouses/${ACCOUNT}?tab=entered`;

describe.skipIf(!here)('goods that enter first and are declared later', () => {
  let tongguan: OpenWindow;
  const drawn = enteringFirst(ACCOUNT, 300);
  const { billNo } = drawn;
  const declared = quantityOf(drawn);
  let id = '';
  beforeAll(async () => {
    tongguan = await openWindow();
    await openZoneAccount(tongguan, ACCOUNT);
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('a keeper is told every fault at its field, records a receipt once however often it is sent, and sees it held', async () => {
    const page = await tongguan.visit({ user: 'warehouse-keeper' });
    await page.goto(TAB);
    await page.getByText('点“登记进区”登记第一份').waitFor();
    await page.getByRole('button', { name: '登记进区' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('提运单号').fill(billNo);
    await form.getByLabel('进区单号').fill('JQ 1');
    await form.getByLabel('商品编码').fill('84669300');
    await form.getByLabel('商品名称').fill('机床零件');
    await form.getByLabel('数量').fill('0');
    await form.getByLabel('单位').fill('035');
    await form.getByLabel('数量').press('Enter');
    const told = form.locator('.ant-form-item-explain-error');
    for (const text of ['进区单号应为', '商品编码应为10位数字', '数量应大于0']) await told.getByText(text).waitFor();
    await expectAccessible(page);

    await form.getByLabel('进区单号').fill('JQ-1');
    await form.getByLabel('商品编码').fill('8466930090');
    // one less than its record will declare
    await form.getByLabel('数量').fill(String(declared - 1));
    await form.getByRole('button', { name: /^登 ?记$/ }).dblclick();
    await page.getByText('进区单 JQ-1 已登记').first().waitFor();
    const row = page.getByRole('row').filter({ hasText: billNo });
    await row.getByText('待报备案清单').waitFor();
    await row.getByText(/还剩 1[34] 天/).waitFor();
    await row.getByRole('button', { name: `提运单 ${billNo} 的比对` }).click();
    await page.getByText('货物已进区，暂存待入账，不得出区').waitFor();
    const receipts = page.getByRole('table', { name: '进区单' });
    expect(await receipts.getByRole('row').count()).toBe(2);
    expect(await page.getByRole('table', { name: '逐项比对' }).getByText('尚未申报').count()).toBe(1);
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('the declarant files the record and both see that it differs; a further receipt makes it agree', async () => {
    id = await fileRecord(tongguan, drawn);
    const declarant = await tongguan.visit({ user: 'operator-a' });
    await declarant.goto(`/declarations/${id}`);
    const section = declarant.getByRole('region', { name: '先进区记录' });
    await section.getByText('少进 1', { exact: true }).waitFor();
    await section.getByText('JQ-1').waitFor();
    await expectAccessible(declarant);

    const keeper = await tongguan.visit({ user: 'warehouse-keeper' });
    await keeper.goto(`${TAB}&status=DIFFERS`);
    const row = keeper.getByRole('row').filter({ hasText: billNo });
    await row.getByText('1 种不符').waitFor();
    await keeper.getByRole('button', { name: '登记进区' }).click();
    const form = keeper.getByRole('dialog');
    await form.getByLabel('提运单号').fill(billNo);
    await form.getByLabel('进区单号').fill('JQ-2');
    // the account knows the goods of the code
    await form.getByLabel('商品编码').fill('8466');
    await keeper.getByText('8466930090 机床零件').click();
    await form.getByLabel('数量').fill('1');
    await form.getByRole('button', { name: /^登 ?记$/ }).click();
    await row.getByText('相符，待放行').waitFor();
    await declarant.reload();
    await section.getByText('相符', { exact: true }).waitFor();
    expect([faultsOf(declarant), faultsOf(keeper)]).toEqual([[], []]);
  });

  test('a wrong receipt is voided with its reason, and both see that the record differs again, in English', async () => {
    const page = await tongguan.visit({ user: 'warehouse-keeper', language: 'en' });
    await page.goto(`${TAB}&bill=${encodeURIComponent(billNo)}`);
    await page.getByRole('button', { name: 'Void receipt JQ-2' }).click();
    await page.getByLabel('Reason').fill('counted twice');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('void: counted twice').waitFor();
    await page.getByText('1 less received').waitFor();
    await expectAccessible(page);
    const declarant = await tongguan.visit({ user: 'operator-a', language: 'en' });
    await declarant.goto(`/declarations/${id}`);
    const section = declarant.getByRole('region', { name: 'What entered first' });
    await section.getByText('1 less received').waitFor();
    // a declarant reads no accounts
    expect(await section.getByRole('link').count()).toBe(0);
    expect([faultsOf(declarant), faultsOf(page)]).toEqual([[], []]);
  });

  test('customs follows the link to the account and may only read; another company learns nothing', async () => {
    const officer = await tongguan.visit({ user: 'customs-officer' });
    await officer.goto(`/declarations/${id}`);
    await officer.getByRole('region', { name: '先进区记录' }).getByRole('link', { name: ACCOUNT }).click();
    const opened = officer.getByRole('dialog', { name: `提运单 ${billNo}` });
    await opened.getByText('JQ-1').waitFor();
    await opened.getByRole('table', { name: '备案清单' }).getByRole('link').waitFor();
    expect(await officer.getByRole('button', { name: /登记进区|作废/ }).count()).toBe(0);
    await expectAccessible(officer);
    expect(faultsOf(officer)).toEqual([]);

    const stranger = tongguan.as('operator-d');
    const answers = [`/v1/declarations/${id}/enter-first`, `/v1/warehouses/accounts/${ACCOUNT}/enter-first`];
    expect(await Promise.all(answers.map(async (path) => (await stranger.get(path)).status))).toEqual([404, 404]);
  });
});
