import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { expectAccessible } from './harness/accessible.ts';
import type { OpenCase } from './harness/cases.ts';
import { openCases } from './harness/cases.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('an officer', () => {
  let tongguan: OpenWindow;
  let cases: readonly OpenCase[];
  beforeAll(async () => {
    tongguan = await openWindow();
    cases = await openCases(tongguan, { many: 6, office: '4905', seed: 1 });
  });
  afterAll(async () => {
    await tongguan.close();
  });

  const row = (page: Page, { declarationNo }: OpenCase) => page.getByRole('row').filter({ hasText: declarationNo });
  const factsOf = async (caseId: string) => {
    const file = expectStatus(await tongguan.as('customs-officer-2').get(`/v1/clearance/cases/${caseId}`), 200);
    return (file['facts'] as { fact: string; finding: string | null; findings: unknown[]; legalBasis: string; reason: string }[]).filter(
      (each) => each.fact !== 'CASE_OPENED',
    );
  };
  const idIn = (page: Page): string => new URL(page.url()).pathname.replace('/cases/', '');

  test('works by keys alone: claims, opens, orders an inspection, records it, clears, and goes on to the next', async () => {
    const page = await tongguan.visit({ user: 'customs-officer-2' });
    await page.goto('/queue');
    const grid = page.getByRole('grid', { name: '待办案卷' });
    await grid.focus();
    const active = page.locator('[role="row"][aria-selected="true"]');
    await active.waitFor();
    await expectAccessible(page);
    expect(await page.locator('#queue-parts').innerText()).toMatch(/排序依据: 等待自 .*黄色通道: 提前 1 小时.*相当于已等待/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.locator('[role="row"][aria-selected="true"][data-state="me"]').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/您已领取，租约还剩 1[45]:/).waitFor();
    await page.getByRole('table', { name: /商品/ }).waitFor();
    await expectAccessible(page);

    const first = idIn(page);
    await page.keyboard.press('3');
    await page.getByRole('radio', { name: /实施查验/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '录入查验结果' }).waitFor();
    await page.getByRole('button', { name: '全部未发现异常' }).press('Enter');
    await expectAccessible(page);
    await page.getByRole('button', { name: '录入查验结果' }).press('Enter');
    await page.getByRole('heading', { name: '录入查验结果' }).waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('已作出决定：放行').first().waitFor();
    const facts = await factsOf(first);
    expect(facts.find(({ fact }) => fact === 'INSPECTION_DONE')).toMatchObject({ finding: 'NO_ANOMALY' });
    expect(facts.find(({ fact }) => fact === 'INSPECTION_DONE')?.findings.length).toBeGreaterThan(0);
    expect(facts.find(({ fact }) => fact === 'AUTHORITY_CLEARED')?.legalBasis).toBe('《中华人民共和国海关法》第二十八条、第二十九条');

    await page.locator('body').click({ position: { x: 5, y: 700 } });
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.pathname.startsWith('/cases/') && url.pathname !== `/cases/${first}`);
    await page.getByText(/您已领取/).waitFor();
    await page.keyboard.press('q');
    await grid.waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('works by mouse alone, in English: claims in the row, decides in two clicks, holds with a reason', async () => {
    const page = await tongguan.visit({ user: 'customs-officer', language: 'en' });
    await page.goto('/queue?sort=age');
    const mine = cases.at(-1)!;
    await row(page, mine).getByRole('button', { name: 'Claim (c)' }).click();
    await page.getByText(`${mine.declarationNo} is yours until`).waitFor();
    await row(page, mine).getByRole('link').click();
    await page.getByRole('button', { name: '2 Hold' }).click();
    await page.getByRole('button', { name: /Confirm: Hold/ }).click();
    await page.getByText('Give the reason').waitFor();
    await page.getByLabel('Reason', { exact: false }).fill('certificate of origin missing');
    await page.getByRole('button', { name: /Confirm: Hold/ }).click();
    await page.getByText('Decided: Hold').waitFor();
    expect((await factsOf(mine.caseId)).at(-1)).toMatchObject({ fact: 'AUTHORITY_HELD', reason: 'certificate of origin missing' });
    await page.getByRole('button', { name: '1 Clear' }).click();
    await page.getByRole('button', { name: /Confirm: Clear/ }).click();
    await page.getByText(/Decided: Clear/).waitFor();
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });

  test('records a finding at one item, which detains, and sees it in what happened', async () => {
    const page = await tongguan.visit({ user: 'customs-officer-2' });
    const found = cases[3]!;
    const api = tongguan.as('customs-officer-2');
    expectStatus(await api.post(`/v1/clearance/cases/${found.caseId}/claim`, undefined), 200);
    expectStatus(await api.post(`/v1/clearance/cases/${found.caseId}/decision`, { decision: 'inspect', legalBasis: '海关法' }), 200);
    await page.goto(`/cases/${found.caseId}`);
    await page.getByRole('combobox', { name: /第 1 项.*发现/ }).click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle('涉嫌侵权').click();
    await page.getByLabel(/第 1 项.*说明/).fill('仿冒商标');
    await page.getByRole('button', { name: '录入查验结果' }).click();
    await page.getByText('扣留', { exact: true }).waitFor();
    await page.getByText(/第 1 项: 涉嫌侵权 仿冒商标/).waitFor();
    expect((await factsOf(found.caseId)).at(-1)).toMatchObject({
      finding: 'IPR',
      findings: [{ itemNo: 1, containerId: null, finding: 'IPR', note: '仿冒商标' }],
    });
  });

  test('keeps filter and order in the address, and is told what to do when nothing fits', async () => {
    const page = await tongguan.visit({ user: 'customs-officer-2' });
    await page.goto('/queue');
    await page.getByLabel('报关单号、提运单号或箱号开头').fill(cases[4]!.declarationNo);
    await page.waitForURL((url) => url.searchParams.get('q') === cases[4]!.declarationNo);
    await row(page, cases[4]!).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.queue-row').length === 1);
    await page.getByText('按期限').click();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'deadline');
    await page.goto('/queue?q=NOTHING');
    await page.getByText('没有符合条件的案卷').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await row(page, cases[4]!).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await expectAccessible(page);
  });

  test('finds what is stuck and what should have been released: nothing today, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const page = await tongguan.visit({ user: 'customs-officer-2', language });
      await page.goto('/ready');
      await page.getByText(language === 'zh' ? '一切正常' : 'All is well').waitFor();
      await expectAccessible(page);
      await page.goto('/stuck');
      await page
        .getByRole('heading', { level: 2, name: language === 'zh' ? /待作决定 · 超过 8 小时 · 0 票/ : /Decision · longer than 8/ })
        .waitFor();
      await expectAccessible(page);
      expect(faultsOf(page)).toEqual([]);
    }
  });

  test('of risk sees which rules held; another officer sees the reason category alone', async () => {
    const risk = await tongguan.visit({ user: 'customs-risk-officer' });
    await risk.goto(`/cases/${cases[4]!.caseId}`);
    await risk.getByText(/仅风控岗位可见/).waitFor();
    await risk
      .getByText(/^R-.* · 分值/)
      .first()
      .waitFor();
    const other = await tongguan.visit({ user: 'customs-officer-2' });
    await other.goto(`/cases/${cases[4]!.caseId}`);
    await other.getByText('原因类别').waitFor();
    expect(await other.getByText(/分值|抽签值/).count()).toBe(0);
  });
});
