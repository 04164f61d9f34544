import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { cell, field, fillHeader, pasteCells } from './declare-acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { fileSummary, pickUp } from './harness/two-steps.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

const ITEM = [
  ...['hsCode', 'name', 'specification', 'quantity', 'unit', 'unitPrice', 'totalPrice', 'currency', 'originCountry', 'destinationCountry'],
  ...['firstQuantity', 'firstUnit', 'secondQuantity', 'secondUnit', 'district', 'dutyMode'],
];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const rowsOf = (rows: readonly Readonly<Record<string, unknown>>[], keys: readonly string[]): string =>
  rows.map((row) => keys.map((key) => textOf(row[key])).join('\t')).join('\n');

/** The fields of a header with the keys of the form: `billNo`, `trader-name`. */
const typedHeader = (header: Readonly<Record<string, unknown>>): readonly (readonly [key: string, text: string])[] =>
  Object.entries(header).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return [[name, textOf(value)] as const];
    return Object.entries(value).map(([part, text]) => [`${name}-${part}`, textOf(text)] as const);
  });

/** Types what the summary left open, as a declarant does who has the whole declaration in a spreadsheet. */
async function typeRest(page: Page, { header, items, containers }: Content): Promise<void> {
  for (const [key, text] of typedHeader(header)) {
    const input = field(page, key);
    if (text !== '' && (await input.count()) > 0 && (await input.inputValue()) === '') await input.fill(text);
  }
  await pasteCells(page, cell(page, 0, 1), rowsOf(items, ITEM));
  if (containers.length === 0) return;
  const boxes = page.getByRole('grid', { name: '集装箱' }).locator('[data-row="0"][data-column="0"]');
  // where one clicks is where it is pasted
  await boxes.click();
  await pasteCells(page, boxes, rowsOf(containers, ['containerId', 'specification', 'itemNos', 'sharedFlag']));
}

describe.skipIf(!here)('two-step declaration', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('a summary asks exactly for what its flags demand, survives a reload, and is numbered', async () => {
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto('/summary');
    await page.getByRole('heading', { name: '概要申报（两步申报）' }).waitFor();
    expect(await field(page, 'terms').count()).toBe(0);
    await page.getByRole('checkbox', { name: /涉税/ }).check();
    await page.getByLabel('担保备案编号').waitFor();
    await page.getByRole('checkbox', { name: /涉检/ }).check();
    await page.getByRole('columnheader', { name: '用途' }).waitFor();
    await page.getByRole('checkbox', { name: /涉检/ }).uncheck();
    await page.getByRole('columnheader', { name: '用途' }).waitFor({ state: 'detached' });
    await page.getByLabel('担保备案编号').fill('DB4905-26-1');
    await fillHeader(page, {
      ...{ customsOffice: '4905', portOffice: '4905', 'declarant-creditCode': '91430100MA4L0002XB', 'declarant-customsCode': '4301980002' },
      ...{ 'declarant-name': '示例报关', 'trader-creditCode': '91430100MA4L00011K', 'trader-customsCode': '4301910001' },
      ...{ 'trader-name': '示例进口', transportMode: '3', conveyanceName: 'X8074', billNo: 'SMGS26112700001', tradeMode: '0110' },
      grossWeightKg: '12850',
    });
    await pasteCells(page, cell(page, 0, 1), ['845710', '立式加工中心', '2', '001', '169000.00', 'EUR', 'DEU'].join('\t'));
    await page.getByText('没有发现问题，可以申报').waitFor();
    await expectAccessible(page);
    await page.waitForFunction(() => Object.values(sessionStorage).some((text) => String(text).includes('SMGS26112700001')));
    await page.reload();
    await page.getByText('已恢复您上次未提交的概要。').waitFor();
    expect(await field(page, 'billNo').inputValue()).toBe('SMGS26112700001');
    await page.getByRole('button', { name: '提交概要申报' }).click();
    await page.locator('.filed-number').waitFor();
    expect(await page.locator('.filed-number').innerText()).toMatch(/^4905\d{14}$/);
    await page.getByRole('link', { name: '查看报关单' }).click();
    await page.getByText('概要申报已接受，等待提货放行。可以先提交完整申报。').waitFor();
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('picked up, it is in the list of those to complete with its days; completed over the summary, it is released, and both milestones stand', async () => {
    const filed = await fileSummary(tongguan, 40);
    await pickUp(tongguan, filed);
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto('/declarations');
    await page.getByRole('button', { name: '待完整申报' }).click();
    const row = page.getByRole('row').filter({ hasText: filed.declarationNo });
    await row.getByText('还剩 14 天').waitFor();
    await expectAccessible(page);
    await row.getByRole('link', { name: filed.declarationNo }).click();
    await page.getByText(/已提货放行（不是放行）。请在 .*还剩 14 天。/).waitFor();
    await page.getByRole('link', { name: '提交完整申报' }).click();
    await page.getByRole('heading', { name: `完整申报 ${filed.declarationNo}` }).waitFor();
    // what the summary stated is there, and the server says what is missing now
    expect(await field(page, 'billNo').inputValue()).toBe(filed.drawn.billNo);
    await page.getByText(/未填 \d+/).waitFor();

    await typeRest(page, filed.drawn.content);
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('与概要申报一致，只是补充了概要未填的内容。').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交完整申报' }).click();
    await page.getByText('两步申报：完整申报已提交。').waitFor();
    await page.getByText('已放行').first().waitFor();
    const timeline = await page.locator('section').filter({ hasText: '办理过程' }).innerText();
    const order = ['提货放行（概要）', '提交完整申报', '开始审核完整申报'].map((text) => timeline.indexOf(text));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('in English: what differs from the summary is shown before it is filed, another bill is refused; the case names its round', async () => {
    const filed = await fileSummary(tongguan, 3_000);
    const officer = await tongguan.visit({ user: 'customs-officer', language: 'en' });
    await officer.goto(`/cases/${filed.id}`);
    await officer.getByText('Summary', { exact: true }).waitFor();
    await pickUp(tongguan, filed);
    await officer.getByText('The summary was released for pick-up; the case waits for the complete declaration.').waitFor();
    await expectAccessible(officer);

    const { header, items, containers } = filed.drawn.content;
    const operator = tongguan.as('operator-a');
    const elsewhere = { header: { ...header, billNo: 'OTHER26112700001' }, items, containers };
    const refused = await operator.post(`/v1/declarations/${filed.id}/completion`, { content: elsewhere });
    expect(expectStatus(refused, 422)['faults']).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'summary-differs', path: '/header/billNo' })]),
    );
    const page = await tongguan.visit({ user: 'operator-a', language: 'en' });
    await page.goto(`/complete/${filed.id}`);
    await field(page, 'grossWeightKg').fill('99999');
    await page.getByRole('button', { name: 'Compare and file' }).click();
    await page
      .locator('.fault-list')
      .getByText(/Missing|Not filled in|missing/i)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect([...faultsOf(page), ...faultsOf(officer)]).toEqual([]);
  });
});
