import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import type { OpenCase } from './harness/cases.ts';
import { openCases } from './harness/cases.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { cuttable } from './harness/cuttable.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
/** Short, so that a lease can end while one looks. */
const LEASE_MS = 12_000;

describe.skipIf(!here)('two officers at one queue', () => {
  let tongguan: OpenWindow;
  let cases: readonly OpenCase[];
  beforeAll(async () => {
    tongguan = await openWindow({ env: { CLEARANCE_LEASE_MS: String(LEASE_MS) } });
    cases = await openCases(tongguan, { many: 5, office: '4905', seed: 11 });
  });
  afterAll(async () => {
    await tongguan.close();
  });

  const row = (page: Page, { declarationNo }: OpenCase) => page.locator('.queue-row').filter({ hasText: declarationNo });
  const claimBy = (user: string, { caseId }: OpenCase) => tongguan.as(user).post(`/v1/clearance/cases/${caseId}/claim`, undefined);

  test('race for one row: one gets it, the other is told who has it, and both rows show it at once', async () => {
    const users = ['customs-officer', 'customs-officer-2'];
    const pages = await Promise.all(users.map((user) => tongguan.visit({ user })));
    for (const page of pages) {
      await page.goto('/queue');
      await row(page, cases[0]!).click();
      await row(page, cases[0]!).and(page.locator('[aria-selected="true"]')).waitFor();
      // live before they race, so that what one does reaches the other
      await page.locator('[role="status"][data-state="live"]').waitFor();
    }
    await Promise.all(pages.map((page) => page.keyboard.press('c')));
    await Promise.all(pages.map((page) => row(page, cases[0]!).and(page.locator('[data-state="me"], [data-state="another"]')).waitFor()));
    const states = await Promise.all(pages.map((page) => row(page, cases[0]!).getAttribute('data-state')));
    expect([...states].sort()).toEqual(['another', 'me']);
    const loser = pages[states.indexOf('another')]!;
    const winner = users[states.indexOf('me')]!;
    await loser.getByText(new RegExp(`^${winner} 已领取该案卷，至 \\d\\d:\\d\\d:\\d\\d`)).waitFor();
    expect(await row(loser, cases[0]!).innerText()).toContain(winner);
    expect(pages.flatMap(faultsOf)).toEqual([]);
  });

  test('see a claim in the open case, and no row moves under the pointer while things change', async () => {
    const page = await tongguan.visit({ user: 'customs-officer' });
    await page.goto('/queue');
    await row(page, cases[1]!).hover();
    const before = await page.locator('.queue-row .queue-number').allInnerTexts();
    expectStatus(await claimBy('customs-officer-2', cases[2]!), 200);
    const hold = { decision: 'hold', legalBasis: '海关法', reason: '补正' };
    expectStatus(await tongguan.as('customs-officer-2').post(`/v1/clearance/cases/${cases[2]!.caseId}/decision`, hold), 200);
    await page.getByText('有 1 票变化').waitFor();
    expect(await page.locator('.queue-row .queue-number').allInnerTexts()).toEqual(before);
    await page.keyboard.press('r');
    await page.getByText('有 1 票变化').waitFor({ state: 'detached' });

    await page.goto(`/cases/${cases[3]!.caseId}`);
    await page.getByText('尚未领取，领取后才能作出决定').waitFor();
    expectStatus(await claimBy('customs-officer-2', cases[3]!), 200);
    await page.getByText(/customs-officer-2-program 已领取，至/).waitFor();
  });

  test('keep what was typed when the lease is lost, also over a reload, and hear who has the case now', async () => {
    const page = await tongguan.visit({ user: 'customs-officer' });
    await page.goto(`/cases/${cases[4]!.caseId}`);
    await page.getByText('尚未领取').waitFor();
    await page.keyboard.press('c');
    // the whole lease is shorter than the warning, so it warns at once
    await page.getByText(/租约将在 0:\d\d 后到期/).waitFor();
    await page.keyboard.press('2');
    await page.getByLabel('原因', { exact: false }).fill('原产地证书缺失');
    await page.getByText('您的租约已失效').waitFor({ timeout: LEASE_MS + 5000 });
    expectStatus(await claimBy('customs-officer-2', cases[4]!), 200);
    await page.getByText(/您的租约已失效，customs-officer-2-program 已领取/).waitFor();
    expect(await page.getByLabel('原因', { exact: false }).inputValue()).toBe('原产地证书缺失');
    expect(await page.getByRole('button', { name: /确认暂扣/ }).isDisabled()).toBe(true);
    await page.reload();
    await page.getByText(/customs-officer-2-program 已领取/).waitFor();
    expect(await page.getByLabel('原因', { exact: false }).inputValue()).toBe('原产地证书缺失');
    expectStatus(await tongguan.as('customs-officer-2').post(`/v1/clearance/cases/${cases[4]!.caseId}/return`, undefined), 200);
    await page.getByRole('button', { name: '领取 (c)' }).click();
    await page.getByRole('button', { name: /确认暂扣/ }).click();
    await page.getByText('已作出决定：暂扣').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('miss nothing that happened while the connection was lost: the stream resumes, the list is not read again', async () => {
    const network = await cuttable(tongguan.url);
    onTestFinished(() => network.close());
    const page = await tongguan.visit({ user: 'customs-officer' });
    await page.goto(`${network.url}/queue`);
    await page.locator('[role="status"][data-state="live"]').waitFor();
    await row(page, cases[1]!).waitFor();
    const reads: string[] = [];
    page.on('request', (request) => {
      if (/\/v1\/clearance\/queue\?/.test(request.url())) reads.push(request.url());
    });
    await network.cut();
    await page.locator('[role="status"][data-state="connecting"]').waitFor();
    expectStatus(await claimBy('customs-officer-2', cases[1]!), 200);
    const [filed] = await openCases(tongguan, { many: 1, office: '4905', seed: 500 });
    await network.mend();
    await page.locator('[role="status"][data-state="live"]').waitFor();
    await row(page, cases[1]!).and(page.locator('[data-state="another"]')).waitFor();
    await row(page, filed!).waitFor();
    expect(reads).toEqual([]);
  });
});
