import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment, file } from '../../../../infra/system-tests/acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const HEAD = '节点,提运单号,箱号,发生时间,地点,运输方式,报文编号';
/** Twenty lines; the 3rd has a wrong check digit, the 8th no known milestone, the 15th no time. */
const LINES = Array.from({ length: 20 }, (_, place) => {
  const milestone = place === 7 ? '飞走' : '运抵';
  const container = place === 2 ? 'CSQU3054384' : 'CSQU3054383';
  const time = place === 14 ? '昨天' : '2026-01-05 10:00';
  return `${milestone},FILE${String(place + 1).padStart(6, '0')},${container},${time},4905,3,`;
});

describe.skipIf(!here)('a carrier or site', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });
  const open = async (path: string, options: Parameters<OpenWindow['visit']>[0] = {}): Promise<Page> => {
    const page = await tongguan.visit({ user: 'carrier', ...options });
    await page.goto(path);
    return page;
  };
  const report = async (page: Page, containers: string) => {
    await page.getByLabel('提运单号', { exact: true }).fill('mouse000001');
    await page.getByLabel('集装箱号').fill(containers);
    await page.getByLabel('发生时间').fill('2026-01-05T10:00');
    await page.getByRole('button', { name: '报告', exact: true }).click();
  };

  test('reports one milestone by mouse: the check digit is told while typing, and the same report again is no second fact', async () => {
    const page = await open('/movements');
    await page.getByText('还没有报告').waitFor();
    await report(page, 'csqu3054384');
    await page.getByText('校验位应为 3，请核对箱体').waitFor();
    await page.getByText('请先改正有误的集装箱号').waitFor();
    await report(page, 'csqu3054383');
    await page.getByText('已报告：MOUSE000001 运抵').waitFor();
    const rows = page.getByRole('row').filter({ hasText: 'MOUSE000001' });
    await rows.getByText('2026-01-05 10:00').waitFor();
    await expectAccessible(page);

    await report(page, 'CSQU3054383');
    await page.getByText('此前已报告过，未重复记录').waitFor();
    await page.reload();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    expect(faultsOf(page)).toEqual([]);
  });

  test('reports one milestone by keys, in English, on a phone; what the server refuses stands at its field', async () => {
    const page = await open('/movements', { language: 'en', viewport: PHONE });
    await page.getByLabel('Bill number', { exact: true }).focus();
    await page.keyboard.type('keys000001');
    await page.getByLabel('Happened at').fill('1980-01-05T10:00');
    await page.getByLabel('Bill number', { exact: true }).press('Enter');
    await page.locator('.ant-form-item-explain-error').getByText('before 1990').waitFor();
    expect(await page.getByLabel('Bill number', { exact: true }).inputValue()).toBe('KEYS000001');
    await page.getByLabel('Happened at').fill('2026-01-05T10:00');
    await page.getByLabel('Bill number', { exact: true }).press('Enter');
    await page.getByText('Reported: KEYS000001 Cargo arrived').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'KEYS000001' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(faultsOf(page)).toEqual([]);
  });

  test('uploads a file of 20 lines with 3 bad ones: 17 go through, the bad ones can be saved, and the same file again adds nothing', async () => {
    const page = await open('/movements/upload');
    const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载模板' }).click()]);
    expect(await readFile(await template.path(), 'utf8')).toContain('提运单号 billNo');
    const choose = async () => {
      const content = Buffer.from([HEAD, ...LINES].join('\r\n'));
      await page.locator('input[type=file]').setInputFiles({ name: 'jan.csv', mimeType: 'text/csv', buffer: content });
      await page.getByText('jan.csv：共 20 行，可报告 17 行，有误 3 行').waitFor();
    };
    await choose();
    await expectAccessible(page);
    await page.getByRole('switch', { name: '只看有误的行' }).click();
    for (const fault of ['集装箱号 CSQU3054384 的校验位应为 3', '不认识的节点“飞走”', '时间“昨天”无法识别'])
      await page.getByText(fault).waitFor();
    await page.getByRole('button', { name: '报告 17 行' }).click();
    await page.getByText('新记录 17 行，此前已有 0 行，未报告 3 行').waitFor();
    await expectAccessible(page);
    const [faulty] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载有误的行' }).click()]);
    const saved = await readFile(await faulty.path(), 'utf8');
    expect(saved.trim().split('\r\n')).toHaveLength(4);
    expect(saved).toContain('FILE000008');

    await page.getByRole('button', { name: '换一份文件' }).click();
    await choose();
    await page.getByRole('button', { name: '报告 17 行' }).click();
    await page.getByText('新记录 0 行，此前已有 17 行，未报告 3 行').waitFor();
    const { body } = await tongguan.as('carrier').get('/v1/movements?billNo=FILE&limit=100');
    expect((body as { rows: readonly unknown[] }).rows).toHaveLength(17);
    expect(faultsOf(page)).toEqual([]);
  });

  test('sees what arrived undeclared and what is declared and has not arrived, and reports its arrival from there', async () => {
    const drawn = consignment(40, ({ office, containerIds }) => office === '4905' && containerIds.length > 0);
    await file(tongguan, 'operator-a', drawn);
    const page = await open('/consignments', { user: 'warehouse-keeper' });
    await page.getByRole('row').filter({ hasText: 'MOUSE000001' }).getByText('4905').or(page.getByText('MOUSE000001')).first().waitFor();
    await expectAccessible(page);
    const [exported] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
    expect(await readFile(await exported.path(), 'utf8')).toContain('MOUSE000001');

    await page.getByText('已报未到', { exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: drawn.billNo });
    await row.getByText(`0/${String(drawn.containerIds.length)}`).waitFor();
    expect(await page.locator('body').textContent()).not.toContain(String(drawn.content.items[0]?.['name']));
    await expectAccessible(page);
    await row.getByRole('link', { name: `报告运抵：${drawn.billNo}` }).click();
    await page.getByRole('heading', { name: '物流节点报告' }).waitFor();
    expect(await page.getByLabel('提运单号', { exact: true }).inputValue()).toBe(drawn.billNo);
    await page.getByRole('button', { name: '报告', exact: true }).click();
    await page.getByText(`已报告：${drawn.billNo} 运抵`).waitFor();
    await page.goto(`/consignments?state=declared-not-arrived&q=${drawn.billNo}`);
    await page.getByText('没有符合条件的提运单').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('finds the same pages in English, and an officer finds none of them', async () => {
    for (const path of ['/movements', '/movements/upload', '/consignments', '/consignments?state=declared-not-arrived']) {
      const page = await open(path, { language: 'en' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('main, #content').first().textContent()).not.toMatch(/[\u4e00-\u9fff]/);
      await expectAccessible(page);
    }
    const officer = await open('/movements', { user: 'customs-officer' });
    await officer.getByText('无权使用此页面').waitFor();
  });
});
