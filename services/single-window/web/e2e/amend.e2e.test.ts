import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment, file, isFireworks } from '../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../infra/system-tests/soon.ts';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { field } from './declare-acts.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chooseReason } from './harness/changes.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

describe.skipIf(!here)('amendment and withdrawal', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  /** Fireworks by water wait for three authorities, so nothing is released by itself; its case is open. */
  const filed = async (seed: number) => {
    const drawn = consignment(seed, (each) => isFireworks(each) && each.mode === '2');
    const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
    await soon(async () => expectStatus(await tongguan.as('customs-officer').get(`/v1/declarations/${id}`), 200));
    return { id, declarationNo };
  };
  const openRequest = async (page: Page, declarationNo: string, decide: string) => {
    await page.goto('/requests');
    await page.getByRole('button', { name: `${decide} ${declarationNo}` }).click();
  };
  const caseOf = async (id: string) => expectStatus(await tongguan.as('customs-officer').get(`/v1/clearance/cases/${id}`), 200);

  test('a company amends: sees the difference before it asks; customs approves on what it saw; both versions stay', async () => {
    const { id, declarationNo } = await filed(1);
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto(`/declarations/${id}`);
    await page.getByRole('button', { name: '申请修改' }).click();
    await page.getByRole('heading', { name: `修改报关单 ${declarationNo}` }).waitFor();
    const before = await field(page, 'contractNo').inputValue();
    expect(before).not.toBe('');

    // without a reason nothing is compared
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('请选择原因').waitFor();
    await chooseReason(page, '原因', '03');
    await page.getByRole('textbox', { name: '情况说明' }).fill('合同号录入错误');
    await field(page, 'contractNo').fill('HN-AMENDED');
    await expectAccessible(page);

    // a reload loses nothing of it
    await page.waitForFunction(() => Object.values(sessionStorage).some((text) => String(text).includes('HN-AMENDED')));
    await page.reload();
    await page.getByText('已恢复您上次未提交的修改。').waitFor();
    await page.getByRole('button', { name: '核对并提交' }).click();
    const table = page.getByRole('table', { name: /修改前后对照 · 共 1 处/ });
    const row = table.getByRole('row').filter({ hasText: '合同协议号' });
    await row.waitFor();
    expect(await row.locator('td').allInnerTexts()).toEqual(['合同协议号', before, 'HN-AMENDED']);
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText(/已提出修改申请，待海关审批/).waitFor();
    expect(await page.getByRole('button', { name: '申请修改' }).count()).toBe(0);
    await page.getByRole('list', { name: '版本与修撤单记录' }).getByText('待海关审批').waitFor();

    const officer = await tongguan.visit({ user: 'customs-officer' });
    // whoever has the case on the desk is told
    await officer.goto(`/cases/${id}`);
    await officer.getByText('企业已申请修改本报关单，海关尚未审批。').waitFor();
    await openRequest(officer, declarationNo, '审批');
    await officer.getByRole('table', { name: /修改前后对照/ }).waitFor();
    await expectAccessible(officer);
    await officer.getByRole('button', { name: '准予' }).click();
    await officer.getByText('请填写审批理由').waitFor();
    await officer.getByRole('textbox', { name: '审批理由（告知企业）' }).fill('情况属实');
    await officer.getByRole('button', { name: '准予' }).click();
    await officer.getByText(`已准予：${declarationNo}`).waitFor();
    await officer.getByText('没有待审批的修撤单').waitFor();
    await expectAccessible(officer);

    // the page of the company follows by itself
    const history = page.getByRole('list', { name: '版本与修撤单记录' });
    await history.getByText('第 2 版').waitFor();
    await history.getByText('情况属实').waitFor();
    await page.getByText('HN-AMENDED').first().waitFor();
    await expectAccessible(page);
    expect([...faultsOf(page), ...faultsOf(officer)]).toEqual([]);
  });

  test('in English: what changes nothing is not sent, and a refused request leaves the declaration as it is, with the reason', async () => {
    const { id, declarationNo } = await filed(2000);
    const page = await tongguan.visit({ user: 'operator-a', language: 'en' });
    await page.goto(`/amend/${id}`);
    await chooseReason(page, 'Reason', '08');
    await page.getByRole('textbox', { name: 'Explanation' }).fill('found later');
    await page.getByRole('button', { name: 'Compare and send' }).click();
    await page.getByText('The content is the same as the one that counts now').waitFor();
    await field(page, 'contractNo').fill('HN-OTHER');
    await page.getByRole('button', { name: 'Compare and send' }).click();
    await page.getByRole('button', { name: 'Send the request' }).click();
    await page.getByText(/Customs has not decided yet/).waitFor();

    const officer = await tongguan.visit({ user: 'customs-officer', language: 'en' });
    await openRequest(officer, declarationNo, 'Decide');
    await officer.getByRole('textbox', { name: /Reason of the decision/ }).fill('no proof of it');
    await officer.getByRole('button', { name: 'Refuse' }).click();
    await officer.getByText(`Refused: ${declarationNo}`).waitFor();
    const history = page.getByRole('list', { name: 'Versions and requests' });
    await history.getByText('no proof of it').waitFor();
    await history.getByText('Refused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ask to amend' }).waitFor();
    expect(await page.getByText('HN-OTHER').count()).toBe(1);
    await expectAccessible(page);
    expect([...faultsOf(page), ...faultsOf(officer)]).toEqual([]);
  });

  test('what was asked can be taken back while customs has not decided', async () => {
    const { id } = await filed(6000);
    const body = { reasonCode: '03', reason: '录入错误' };
    expectStatus(await tongguan.as('operator-a').post(`/v1/declarations/${id}/withdrawal`, body), 202);
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto(`/declarations/${id}`);
    await page.getByRole('button', { name: '撤回申请' }).press('Enter');
    await page.getByText('撤回这份申请？报关单保持现状，之后可以另行申请。').waitFor();
    await expectAccessible(page);
    await page.getByRole('tooltip').getByRole('button', { name: '撤回申请' }).press('Enter');
    await page.getByRole('list', { name: '版本与修撤单记录' }).getByText('已撤回').waitFor();
    await page.getByRole('button', { name: '申请撤销' }).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test('a withdrawal voids the declaration and ends its case; officers of other authorities do not see the list', async () => {
    const { id, declarationNo } = await filed(4000);
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto(`/declarations/${id}?ask=withdrawal`);
    await page.getByText(`申请撤销报关单 ${declarationNo}`).waitFor();
    await chooseReason(page, '原因', '01');
    await page.getByRole('textbox', { name: '情况说明' }).fill('货物未出运');
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交撤销申请' }).click();
    await page.getByText(/已提出撤销申请，待海关审批/).waitFor();

    const other = await tongguan.visit({ user: 'quarantine-officer' });
    await other.getByRole('menuitem', { name: '作业队列' }).waitFor();
    expect(await other.getByRole('menuitem', { name: '修撤单审批' }).count()).toBe(0);
    await other.goto('/requests');
    await other.getByText('修撤单由海关审批，您不属于海关').waitFor();

    const officer = await tongguan.visit({ user: 'customs-officer' });
    await openRequest(officer, declarationNo, '审批');
    await officer.getByText('批准后报关单作废，通关案件随即结束。').waitFor();
    await officer.getByRole('textbox', { name: '审批理由（告知企业）' }).fill('同意撤销');
    await officer.getByRole('button', { name: '准予' }).click();
    await officer.getByText(`已准予：${declarationNo}`).waitFor();
    await page.getByText('已撤销，没有尚缺事项。').waitFor();
    expect(await page.getByRole('button', { name: /申请/ }).count()).toBe(0);
    await soon(async () => {
      const { status } = await caseOf(id);
      if (status !== 'WITHDRAWN') throw new Error(`the case is ${String(status)}`);
    });
    await page.goto('/declarations?status=WITHDRAWN');
    await page.getByRole('row').filter({ hasText: declarationNo }).getByText('已撤销').waitFor();
    expect([...faultsOf(page), ...faultsOf(officer)]).toEqual([]);
  });
});
