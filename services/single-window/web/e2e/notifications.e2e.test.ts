import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment, file } from '../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../infra/system-tests/soon.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const SECRET = /whsec_[\w+/]+=*/;

describe.skipIf(!chromiumIsHere())('notifications', () => {
  let tongguan: OpenWindow;
  let receiver: Server;
  let url = '';
  let status = 204;
  const received: IncomingHttpHeaders[] = [];

  beforeAll(async () => {
    receiver = createServer((request, reply) => {
      received.push(request.headers);
      request.resume().on('end', () => reply.writeHead(status).end());
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hook`;
    tongguan = await openWindow({ env: { SINGLE_WINDOW_WEBHOOK_TARGETS: 'any' } });
  });
  afterAll(async () => {
    await tongguan.close();
    receiver.close();
  });

  const fileOne = (seed: number) =>
    file(
      tongguan,
      'operator-a',
      consignment(seed, (each) => each.office === '4905'),
    );
  const openPage = async (user: string, language: 'zh' | 'en' = 'zh'): Promise<Page> => {
    const page = await tongguan.visit({ user, language });
    await page.goto('/notifications');
    await page.getByRole('heading', { level: 1, name: language === 'zh' ? '通知' : 'Notifications' }).waitFor();
    return page;
  };
  const fillNew = async (page: Page, name: string, address: string): Promise<void> => {
    await page.getByRole('button', { name: '新建订阅' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('名称').fill(name);
    await drawer.getByLabel('接收地址').fill(address);
    await page.keyboard.press('Enter');
  };

  test('a company opens a subscription, saves its secret, sends a test, and finds what was sent, by mouse and keys', async () => {
    const page = await openPage('operator-a');
    await page.getByText('还没有订阅。新建后').waitFor();
    await page.getByText('还没有订阅，因此没有记录通知。').waitFor();
    await expectAccessible(page);
    await fillNew(page, 'ERP', 'http://user:password@127.0.0.1/');
    await page.getByRole('dialog').getByText('地址中不要写用户名和密码').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByLabel('接收地址').fill(url);
    await page.keyboard.press('Enter');
    const secret = page.getByRole('dialog', { name: '签名密钥' });
    await secret.getByText(SECRET).waitFor();
    await expectAccessible(page);
    const shown = SECRET.exec(await secret.innerText())?.[0] ?? '';
    expect(Buffer.from(shown.slice('whsec_'.length), 'base64')).toHaveLength(32);
    await secret.getByRole('button', { name: '我已保存' }).click();
    await secret.waitFor({ state: 'detached' });
    expect(await page.getByText(SECRET).count()).toBe(0);

    await page.getByRole('button', { name: '发送测试 ERP' }).click();
    await page.getByText(/测试消息已送达：HTTP 204/).waitFor();
    const { declarationNo } = await fileOne(93_000);
    const log = page.getByRole('region', { name: '发送记录：ERP' });
    await log.getByRole('link', { name: declarationNo }).first().waitFor();
    await log.getByText('测试消息').waitFor();
    const accepted = log.getByRole('row', { name: new RegExp(`接受申报.*${declarationNo}`) });
    await accepted.getByText('已送达').waitFor();
    await expectAccessible(page);

    // again, under the same id
    const before = received.length;
    await accepted.getByRole('button', { name: /^重新发送/ }).click();
    await page.getByText('已重新发送，结果见记录').waitFor();
    const id = await soon(async () => {
      const again = received
        .slice(before)
        .find((headers) => received.slice(0, before).some((each) => each['webhook-id'] === headers['webhook-id']));
      if (again === undefined) throw new Error('it has not come again yet');
      return Promise.resolve(again['webhook-id']);
    });
    expect(id).toMatch(/^msg_/);
    expect(faultsOf(page)).toEqual([]);
  });

  test('the address keeps which log and which status is looked at; a message that fails is found by it', async () => {
    status = 500;
    const { declarationNo } = await fileOne(94_000);
    const page = await openPage('operator-a');
    await page.locator('.ant-segmented').getByText('待发送').click();
    await page.getByRole('link', { name: declarationNo }).first().waitFor();
    await page
      .getByText(/HTTP 500/)
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('PENDING');
    await page.reload();
    await page.getByRole('link', { name: declarationNo }).first().waitFor();
    expect(await page.getByText('测试消息').count()).toBe(0);
    status = 204;
    expect(faultsOf(page)).toEqual([]);
  });

  test('a secret is changed, a subscription paused and resumed, and removed after a question, by keys alone', async () => {
    const page = await openPage('operator-a');
    const more = page.getByRole('button', { name: '更多 ERP' });
    const choose = async (item: string): Promise<void> => {
      await more.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: item }).focus();
      await page.keyboard.press('Enter');
    };
    await choose('更换密钥');
    await page.getByRole('dialog').getByText('此后一天内新旧两个密钥都签名').waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).press('Enter');
    const secret = page.getByRole('dialog', { name: '签名密钥' });
    await secret.getByText(/旧密钥在 .* 之前仍同时签名/).waitFor();
    await secret.getByRole('button', { name: '我已保存' }).press('Enter');
    await page.getByText('旧密钥有效至').waitFor();
    await choose('暂停');
    await page.getByRole('table', { name: '订阅' }).getByText('已暂停').waitFor();
    await choose('恢复');
    await page.getByRole('table', { name: '订阅' }).getByText('正常').waitFor();
    await fillNew(page, '数据仓库', '');
    await page.getByText('仅拉取').waitFor();
    await page.getByRole('button', { name: '更多 数据仓库' }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /删\s*除/ })
      .click();
    await page.getByText('仅拉取').waitFor({ state: 'detached' });
    expect(faultsOf(page)).toEqual([]);
  });

  test('an administrator disables it with a reason, which the company reads; another company sees nothing of it', async () => {
    const page = await openPage('administrator', 'en');
    await page.getByRole('table', { name: 'Subscriptions' }).getByText('91430100MA4L0002XB').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Disable ERP' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await dialog.getByText('Give a reason').waitFor();
    await dialog.getByLabel('Reason').fill('its network asked us to');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Subscriptions' }).getByText('Disabled').waitFor();
    expect(await page.getByRole('button', { name: 'New subscription' }).count()).toBe(0);

    const company = await openPage('operator-a');
    await company.getByText('its network asked us to').waitFor();
    expect(await company.getByRole('button', { name: '发送测试 ERP' }).isDisabled()).toBe(true);
    const other = await openPage('operator-b');
    await other.getByText('还没有订阅。新建后').waitFor();
    const officer = await tongguan.visit({ user: 'customs-officer' });
    await officer.goto('/notifications');
    await officer.getByText('无权使用此页面').waitFor();
    expect([...faultsOf(page), ...faultsOf(company), ...faultsOf(other)]).toEqual([]);
  });
});
