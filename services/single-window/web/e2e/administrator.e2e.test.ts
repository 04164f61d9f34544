import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment, file } from '../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../infra/system-tests/soon.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { appendStrayReleases } from './harness/odd-facts.ts';
import { faultsOf, openWindow, PHONE } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const STRAYS = ['stray-one', 'stray-two', 'stray-three'];

describe.skipIf(!here)('the administrator', () => {
  let dataDir = '';
  let tongguan: OpenWindow;
  let declarationId = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tongguan-parked-'));
    const before = await openWindow({ dataDir });
    try {
      declarationId = (
        await file(
          before,
          'operator-a',
          consignment(77_000, (each) => each.office === '4905'),
        )
      ).id;
    } finally {
      await before.close();
    }
    await appendStrayReleases(dataDir, STRAYS);
    tongguan = await openWindow({ dataDir });
  });
  afterAll(async () => {
    await tongguan.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const openParked = async (page: Page, stream: string): Promise<void> => {
    await page.goto('/administration/parked?service=declarations');
    await page.getByRole('button', { name: `处置 stray/${stream}` }).click();
    await page.getByText('"$case": "caseReleased"').first().waitFor();
  };

  test('sees every service with its health, subscriptions and engine, in both languages', async () => {
    const page = await tongguan.visit({ user: 'administrator' });
    await page.goto('/administration');
    const table = page.getByRole('table', { name: '各服务状态' });
    await table.waitFor();
    for (const name of ['declarations', 'shipments', 'clearance', 'warehouses', 'metrics', 'single-window'])
      await table.getByText(name, { exact: true }).waitFor();
    expect(await table.getByText('正常').count()).toBe(6);
    await page.getByText('引擎 单机（SQLite）').waitFor();
    await page.locator('tr', { hasText: '申报' }).first().getByRole('button').click();
    await page.getByText('declarations.on-case-released', { exact: true }).waitFor();
    await expectAccessible(page);

    const english = await tongguan.visit({ user: 'administrator', language: 'en' });
    await english.goto('/administration');
    await english.getByRole('table', { name: 'State of the services' }).getByText('Declarations').waitFor();
    expect([...faultsOf(page), ...faultsOf(english)]).toEqual([]);
  });

  test('reads a parked event without what is personal, and drops it only when sure and with a reason', async () => {
    const page = await tongguan.visit({ user: 'administrator' });
    await openParked(page, 'stray-one');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('unknown-declaration').first().waitFor();
    const payload = await drawer.locator('pre').innerText();
    expect(JSON.parse(payload)).toMatchObject({ source: '***', fact: { value: { declarationId: 'stray-one' } } });
    await expectAccessible(page);
    await drawer.getByText('放弃', { exact: true }).click();
    await drawer.getByRole('button', { name: '放弃' }).click();
    await drawer.getByText('请先确认').waitFor();
    await drawer.getByText('请填写原因').waitFor();
    await drawer.getByRole('checkbox').check();
    await drawer.getByLabel('原因').fill('来自测试的错误放行');
    await drawer.getByRole('button', { name: '放弃' }).click();
    await drawer.waitFor({ state: 'detached' });
    const acts = page.getByRole('table', { name: '管理员最近的操作' });
    await acts.getByText('来自测试的错误放行').waitFor();
    await acts.getByText('stray/stray-one@1.0').waitFor();
    await page.getByRole('button', { name: '处置 stray/stray-one' }).waitFor({ state: 'detached' });
    expect(faultsOf(page)).toEqual([]);
  });

  test('corrects an event by keys alone; what is no event is refused beside it, and nothing typed is lost', async () => {
    const page = await tongguan.visit({ user: 'administrator' });
    await openParked(page, 'stray-two');
    const drawer = page.getByRole('dialog');
    const event = await drawer.locator('pre').innerText();
    await drawer.getByRole('radio', { name: '重试' }).focus();
    await page.keyboard.press('ArrowRight');
    const text = drawer.getByLabel('更正后的内容（JSON）');
    await text.focus();
    await text.fill(event.replace('"declarationId": "stray-two"', '"declarationId": 7'));
    await drawer.getByLabel('原因').fill('单号录错');
    await page.keyboard.press('Enter');
    await drawer.getByText('字段 /fact/value/declarationId 与事件定义不符').waitFor();
    await text.fill(event.replace('"declarationId": "stray-two"', `"declarationId": "${declarationId}"`));
    await drawer.getByLabel('原因').focus();
    await page.keyboard.press('Enter');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '处置 stray/stray-two' }).waitFor({ state: 'detached' });
    // the release has reached the declaration that it was meant for
    await soon(async () => {
      const reply = await tongguan.as('operator-a').get(`/v1/declarations/${declarationId}`);
      expect(reply.body['timeline']).toContainEqual(expect.objectContaining({ fact: 'RELEASED', source: 'customs-officer' }));
    });
    expect(faultsOf(page)).toEqual([]);
  });

  test('tries a stream again, which stays when the cause is still there', async () => {
    const page = await tongguan.visit({ user: 'administrator' });
    await openParked(page, 'stray-three');
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('原因').fill('再试一次');
    await drawer.getByRole('button', { name: '重试' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('table', { name: '管理员最近的操作' }).getByText('再试一次').waitFor();
    await page.getByRole('button', { name: '处置 stray/stray-three' }).waitFor();
  });

  test('rebuilds a read model with a reason', async () => {
    const page = await tongguan.visit({ user: 'administrator' });
    await page.goto('/administration');
    await page.locator('tr', { hasText: '保税仓储' }).first().getByRole('button').click();
    await page
      .getByRole('button', { name: /^重建读模型 warehouses\./ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因').fill('字段增加');
    await dialog.getByRole('button', { name: /重\s*建/ }).click();
    await page.getByText(/已重建：\d+ 份文档/).waitFor();
    await page.getByRole('table', { name: '管理员最近的操作' }).getByText('字段增加').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('has the status at hand on a phone', async () => {
    const page = await tongguan.visit({ user: 'administrator', viewport: PHONE });
    for (const path of ['/administration', '/administration/parked']) {
      await page.goto(path);
      await page.getByRole('list', { name: /各服务状态|停靠的事件流/ }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await expectAccessible(page);
    }
  });

  test('alone may: others find no such page, and the API refuses', async () => {
    const page = await tongguan.visit({ user: 'planner' });
    await page.goto('/administration');
    await page.getByText('无权使用此页面').waitFor();
    const status = await page.evaluate(async () => (await fetch('/v1/operations/services')).status);
    expect(status).toBe(403);
  });
});
